import type { CallShape } from './callShapes';

const A = 'https://app.fakturoid.cz/api/v3/accounts/acme';

/** What functions of a script do with what they are called with, and what it keeps in variables. */
const SHAPES: readonly (readonly [language: string, code: string, calls: string])[] = [
  [
    'shellscript',
    `api() { curl -s -X "$1" -H "Authorization: Bearer $TOKEN" "https://app.fakturoid.cz/api/v3/accounts/$SLUG/$2"; }\napi POST invoices.json\napi GET subjects.json`,
    'POST invoices.json, GET subjects.json',
  ],
  [
    'shellscript',
    `get() {\n  curl -s -H "Authorization: Bearer $TOKEN" "https://app.fakturoid.cz/api/v3/accounts/$SLUG/$1"\n}\nget events.json | jq length`,
    'GET events.json',
  ],
  [
    'shellscript',
    `BASE=${A}\napi() { curl -s -H "Authorization: Bearer $TOKEN" "$BASE/$1" "\${@:2}"; }\napi invoices.json -X POST -d @one.json\napi events.json`,
    'POST invoices.json, GET events.json',
  ],
  [
    'shellscript',
    `BASE=${A}\nfunction api {\n  local method="$1"; shift\n  local path=$1\n  shift\n  curl --fail -X "$method" "\${BASE}/\${path}" "$@"\n}\napi DELETE "webhooks/$ID.json"\nif api POST webhooks.json -d "$BODY"; then echo ok; fi`,
    'DELETE webhooks/{}.json, POST webhooks.json',
  ],
  [
    'shellscript',
    `BASE=${A}\ncall() {\n  local path="$1" method="\${2:-GET}"\n  curl -s -X "$method" "$BASE/$path"\n}\ncall todos.json\ncall "todos/$id/toggle_completion.json" POST`,
    'GET todos.json, POST todos/{}/toggle_completion.json',
  ],
  [
    'shellscript',
    `BASE=${A}\napi() { curl -s -X "$1" "$BASE$2" -d "$3"; }\npost() { api POST "$1" "$2"; }\nRESULT=$(post /expenses.json "$(cat e.json)")`,
    'POST expenses.json',
  ],
  ['shellscript', `curl -X "$METHOD" ${A}/invoices.json`, 'GET invoices.json, POST invoices.json'],
  ['shellscript', `METHOD=PATCH\ncurl -X "$METHOD" "${A}/invoices/$ID.json"`, 'PATCH invoices/{}.json'],
  [
    'shellscript',
    `ARGS=(-s -X POST -H "Content-Type: application/json")\ncurl "\${ARGS[@]}" "${A}/invoices.json"`,
    'POST invoices.json',
  ],
  [
    'shellscript',
    `AUTH=(-H "Authorization: Bearer $TOKEN")\ncurl "\${AUTH[@]}" "${A}/invoices.json"`,
    'GET invoices.json',
  ],
  ['shellscript', `curl $OPTIONS "${A}/invoices.json"`, 'GET invoices.json, POST invoices.json'],
  [
    'shellscript',
    `BASE=${A}\napi() { curl -X "$1" "$BASE/$2"; }\nrest-api POST invoices.json\necho api POST invoices.json\napi GET users.json`,
    'GET users.json',
  ],
  [
    'powershell',
    `$Base = '${A}'\nfunction Invoke-Fakturoid {\n    param([string]$Method = 'GET', [string]$Path, $Body)\n    Invoke-RestMethod -Method $Method -Uri "$Base/$Path" -Headers $headers -Body $Body\n}\nInvoke-Fakturoid -Method Post -Path 'invoices.json' -Body $json\n$all = Invoke-Fakturoid -Path 'subjects.json'`,
    'POST invoices.json, GET subjects.json',
  ],
  [
    'powershell',
    `$Base = '${A}'\nfunction Remove-Thing($Path) { Invoke-RestMethod -Method Delete -Uri "$Base/$Path" }\nRemove-Thing "webhooks/$id.json"`,
    'DELETE webhooks/{}.json',
  ],
  [
    'powershell',
    `$Base = '${A}'\nfunction Send-It($Path, $Verb) {\n  $params = @{ Uri = "$Base/$Path"; Method = $Verb; Headers = $h }\n  Invoke-RestMethod @params\n}\nSend-It 'invoices.json' 'POST'`,
    'POST invoices.json',
  ],
  [
    'fish',
    `set BASE ${A}\nfunction api\n  curl -X $argv[1] "$BASE/$argv[2]"\nend\napi POST invoices.json`,
    'POST invoices.json',
  ],
  [
    'shellscript',
    `BASE=${A}\nget() { http --check-status GET "$BASE/$1" "Authorization: Bearer $T"; }\nget invoices.json`,
    'GET invoices.json',
  ],
  [
    'yaml',
    `jobs:\n  a:\n    steps:\n      - run: |\n          api() {\n            curl -X "$1" "${A}/$2"\n          }\n          api POST invoices.json`,
    'POST invoices.json',
  ],
  [
    'bat',
    `set BASE=${A}\ncall :api POST invoices.json\ngoto :eof\n:api\ncurl -X %1 "%BASE%/%~2"`,
    'POST invoices.json',
  ],
  ['bat', `set BASE=${A}\ncurl -X PATCH -d @x.json "%BASE%/invoices/%ID%.json"`, 'PATCH invoices/{}.json'],
  [
    'shellscript',
    `BASE=https://app.fakturoid.cz/api/v3\nfakturoid_post() {\n  curl -sS -H "Authorization: Bearer \${TOKEN}" \\\n    -H 'Content-Type: application/json' \\\n    --data "$2" "$BASE/accounts/$SLUG/$1"\n}\nfakturoid_post invoices.json '{"subject_id": 1}'`,
    'POST invoices.json',
  ],
  [
    'shellscript',
    `BASE=${A}\ncreate() { local url="$BASE/$1.json"; curl -X POST "$url" -d "$2"; }\ncreate subjects "$x"`,
    'POST subjects.json',
  ],
  [
    'makefile',
    `define api\ncurl -s -X $(1) ${A}/$(2)\nendef\ninvoice:\n	$(call api,POST,invoices.json)`,
    'POST invoices.json',
  ],
  [
    'makefile',
    `API := ${A}\nHTTP ?= curl -fsS --header "Accept: application/json"\nlist:\n\t@$(HTTP) $(API)/events.json\nnew:\n\t$(HTTP) -d @one.json "$(API)/subjects.json"`,
    'GET events.json, POST subjects.json',
  ],
  ['shellscript', `SEND="curl -sS -X DELETE"\n$SEND "${A}/webhooks/$id.json"`, 'DELETE webhooks/{}.json'],
  [
    'shellscript',
    `root="https://app.fakturoid.cz/api/v3/accounts/\${SLUG:?no slug}"\ncurl -f "$root/expenses/$id.json" --request DELETE`,
    'DELETE expenses/{}.json',
  ],
  [
    'shellscript',
    `root="https://app.fakturoid.cz/api/v3/accounts/\${SLUG:-acme}"\ncurl -f "$root/expenses.json"`,
    'GET expenses.json',
  ],
  ['shellscript', `f() {\n  echo "}"\n  curl -X "$1" "${A}/$2"\n}\nf GET invoices.json`, 'GET invoices.json'],
  [
    'shellscript',
    `f() {\n  # It's not }\n  echo 'it'\\''s {'\n  curl -X "$1" "${A}/$2"\n}\ng() { f GET 'events.json'; }\nf GET invoices.json`,
    'GET events.json, GET invoices.json',
  ],
  [
    'shellscript',
    `f() {\n  cat <<END\nIt's }\nEND\n  curl -X "$1" "${A}/$2"\n}\nf GET invoices.json`,
    'GET invoices.json',
  ],
];

export const SHELL_FUNCTION_SHAPES: readonly CallShape[] = SHAPES.map(([language, code, calls]) => ({
  ...{ name: `${language}, ${code}`, language, code },
  calls: calls.split(', '),
}));
