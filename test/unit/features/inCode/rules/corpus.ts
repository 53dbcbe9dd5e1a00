import { createHash } from 'node:crypto';
import type { CredentialKind } from '../../../../../src/features/inCode/rules/finding';

/** Invented values, new in every run, so that no file of the project has one. */
export function hex(seed: string, length: number): string {
  let text = '';
  for (let count = 0; text.length < length; count++) {
    text += createHash('sha1').update(`${seed}/${count}`).digest('hex');
  }
  return text.slice(0, length);
}

const ID = hex('id', 40);
const SECRET = hex('secret', 40);
const encode = (text: string): string => Buffer.from(text).toString('base64');

/** What stands for values in the shapes below. */
export const VALUES: Readonly<Record<string, string>> = {
  '«id»': ID,
  '«secret»': SECRET,
  '«key»': hex('key', 40),
  '«token»': hex('token', 80),
  '«refresh»': hex('refresh', 80),
  '«basic»': encode(`${ID}:${SECRET}`),
  '«id64»': encode(ID),
  '«secret64»': encode(SECRET),
  '«token64»': encode(hex('token', 80)),
};

/** What each of them is called in a finding; several where the shape leaves it open. */
export const KINDS: Readonly<Record<string, readonly CredentialKind[]>> = {
  '«id»': ['clientId'],
  '«secret»': ['clientSecret'],
  '«key»': ['oldKey', 'clientSecret'],
  '«token»': ['accessToken'],
  '«refresh»': ['refreshToken'],
  '«basic»': ['pair'],
  '«id64»': ['clientId'],
  '«secret64»': ['clientSecret'],
  '«token64»': ['accessToken'],
};

export const MARK = /«\w+»/g;

export function filled(template: string): string {
  return template.replace(MARK, (mark) => VALUES[mark] ?? mark);
}

const API = 'https://app.fakturoid.cz/api/v3';

/** A file with credentials: its path, its text, and in it what has to be found for certain. */
export const CERTAIN: readonly (readonly [path: string, template: string])[] = [
  // Files of environment variables.
  ['.env', 'FAKTUROID_CLIENT_ID=«id»\nFAKTUROID_CLIENT_SECRET=«secret»\n'],
  ['.env', 'FAKTUROID_CLIENT_SECRET = "«secret»"\n'],
  ['.env.local', "FAKTUROID_OAUTH_CLIENT_SECRET='«secret»'\r\nFAKTUROID_REFRESH_TOKEN=«refresh»\r\n"],
  ['.env', 'FAKTUROID_ACCESS_TOKEN=«token»\nFAKTUROID_TOKEN=«token»'],
  ['.env', 'FAKTUROID_EMAIL=a@example.org\nFAKTUROID_API_KEY=«key»'],
  ['.env', `CLIENT_ID=«id»\nCLIENT_SECRET=«secret»\nAPI_URL=${API}`],
  ['.env', 'AUTHORIZATION_CLIENT=Basic «basic»\nSLUG=applecorp'],
  ['.env', '#FAKTUROID_CLIENT_SECRET=«secret»'],
  ['.env', 'FAKTUROID_PRODUCTION_CLIENT_ID=«id»\nFAKTUROID_TEST_CLIENT_SECRET=«secret»'],
  ['.env', 'PRIVATE_FAKTUROID_CLIENT_SECRET=«secret»'],
  ['.env', 'VITE_FAKTUROID_CLIENT_SECRET=«secret»\nNEXT_PUBLIC_FAKTUROID_CLIENT_ID=«id»'],
  ['.env', '# Fakturoid\nACCESS_TOKEN=«token»\n\n# Stripe\nSTRIPE_KEY=sk_test_1'],
  ['.env', 'FAKTUROID_CREDENTIALS=«id»:«secret»'],
  ['.envrc', 'export FAKTUROID_CLIENT_SECRET=«secret»'],
  // Shells and containers.
  ['a.sh', 'export FAKTUROID_CLIENT_SECRET="${FAKTUROID_CLIENT_SECRET:-«secret»}"'],
  ['a.sh', `curl -u «id»:«secret» ${API}/oauth/token`],
  ['a.sh', `curl -s -u 'a@example.org:«key»' https://app.fakturoid.cz/api/v2/accounts/x/invoices.json`],
  ['a.sh', `curl -H "Authorization: Bearer «token»" \\\n  ${API}/user.json`],
  ['a.sh', `TOKEN=«token»\ncurl -H "Authorization: Bearer $TOKEN" ${API}/user.json`],
  ['a.sh', `curl -X POST ${API}/oauth/token \\\n  -d 'grant_type=refresh_token&refresh_token=«refresh»'`],
  ['a.sh', 'echo "«secret»" | gh secret set FAKTUROID_CLIENT_SECRET'],
  ['a.sh', 'gh secret set FAKTUROID_CLIENT_SECRET --body «secret»'],
  ['a.sh', 'kubectl create secret generic fakturoid --from-literal=client-secret=«secret»'],
  ['a.fish', 'set -x FAKTUROID_CLIENT_SECRET «secret»'],
  ['a.ps1', '$env:FAKTUROID_CLIENT_SECRET = "«secret»"'],
  ['a.ps1', '[Environment]::SetEnvironmentVariable("FAKTUROID_CLIENT_ID", "«id»", "User")'],
  ['a.ps1', '$FakturoidSecret = ConvertTo-SecureString "«secret»" -AsPlainText -Force'],
  ['a.cmd', 'setx FAKTUROID_CLIENT_SECRET "«secret»"'],
  ['Dockerfile', 'ENV FAKTUROID_CLIENT_SECRET «secret»\nARG FAKTUROID_CLIENT_ID=«id»'],
  ['docker-compose.yml', 'services:\n  web:\n    environment:\n      - FAKTUROID_CLIENT_SECRET=«secret»'],
  ['docker-compose.yml', 'services:\n  web:\n    environment:\n      FAKTUROID_CLIENT_ID: "«id»"'],
  ['compose.yaml', `services:\n  web:\n    environment:\n      API: ${API}\n      CLIENT_SECRET: «secret»`],
  ['Makefile', 'FAKTUROID_CLIENT_SECRET ?= «secret»'],
  ['fakturoid.service', '[Service]\nEnvironment="FAKTUROID_CLIENT_SECRET=«secret»"'],
  // Pipelines and infrastructure.
  ['.github/workflows/a.yml', 'env:\n  FAKTUROID_CLIENT_SECRET: «secret»'],
  [
    '.github/workflows/a.yml',
    'steps:\n  - name: Send to Fakturoid\n    with:\n      client-secret: «secret»',
  ],
  ['.gitlab-ci.yml', 'variables:\n  FAKTUROID_CLIENT_ID:\n    value: "«id»"'],
  [
    'main.tf',
    'variable "fakturoid_client_secret" {\n  type      = string\n  sensitive = true\n  default   = "«secret»"\n}',
  ],
  ['terraform.tfvars', 'fakturoid_client_id = "«id»"'],
  [
    'main.tf',
    'resource "github_actions_secret" "a" {\n  secret_name = "FAKTUROID_CLIENT_SECRET"\n  plaintext_value = "«secret»"\n}',
  ],
  [
    'k8s.yaml',
    'kind: Secret\nmetadata:\n  name: fakturoid\nstringData:\n  client-id: «id»\n  client-secret: «secret»',
  ],
  ['k8s.yaml', 'kind: Secret\ndata:\n  FAKTUROID_CLIENT_SECRET: «secret64»\n  FAKTUROID_TOKEN: «token64»'],
  ['deploy.yaml', 'env:\n  - name: FAKTUROID_CLIENT_SECRET\n    value: "«secret»"'],
  ['azure-pipelines.yml', 'variables:\n- name: fakturoidClientSecret\n  value: «secret»'],
  ['group_vars/all.yml', "fakturoid_client_secret: '«secret»'"],
  ['values.yaml', 'fakturoid:\n  auth:\n    clientId: «id»\n    clientSecret: >-\n      «secret»'],
  // Settings.
  [
    'appsettings.json',
    '{\n  "Fakturoid": {\n    "ClientId": "«id»",\n    "ClientSecret": "«secret»"\n  }\n}',
  ],
  ['config.json', '{"fakturoid":{"id":"«id»","secret":"«secret»"}}'],
  [
    '.mcp.json',
    '{"mcpServers":{"fakturoid":{"env":{"FAKTUROID_CLIENT_ID":"«id»","FAKTUROID_CLIENT_SECRET":"«secret»"}}}}',
  ],
  [
    'mcp.json',
    '{\n  "servers": {\n    "fakturoid": {\n      "args": ["-e", "FAKTUROID_CLIENT_SECRET=«secret»"]\n    }\n  }\n}',
  ],
  [
    '.claude/settings.json',
    '{ "mcpServers": { "fakturoid": { "env": { "MCP_UPSTREAM_CREDENTIAL": "applecorp:«id»:«secret»" } } } }',
  ],
  ['fakturoid-mcp/config.json', '{"client_id":"«id»","client_secret":"«secret»","slug":"applecorp"}'],
  ['expense2fakturoid.yaml', 'slug: applecorp\nemail: a@example.org\napi_key: «key»'],
  ['application.properties', 'fakturoid.client-id=«id»\nfakturoid.clientSecret = «secret»'],
  ['application.yml', 'fakturoid:\n  client-id: «id»\n  client-secret: ${FAKTUROID_CLIENT_SECRET:«secret»}'],
  ['config.toml', '[fakturoid]\nclient_id = "«id»"\nclient_secret = "«secret»"'],
  ['php.ini', '[fakturoid]\nsecret=«secret»'],
  ['web.config', '<appSettings>\n  <add key="FakturoidClientSecret" value="«secret»" />\n</appSettings>'],
  ['strings.xml', '<string name="fakturoid_client_secret">«secret»</string>'],
  ['Info.plist', '<key>FakturoidClientSecret</key>\n<string>«secret»</string>'],
  [
    'settings.xml',
    '<fakturoid>\n  <client-id>«id»</client-id>\n  <client-secret>\n    «secret»\n  </client-secret>\n</fakturoid>',
  ],
  // Requests and recordings.
  ['a.http', `@token = «token»\n\nGET ${API}/user.json\nAuthorization: Bearer {{token}}`],
  ['a.http', `POST ${API}/oauth/token\nAuthorization: Basic «basic»\n\n{"grant_type":"client_credentials"}`],
  ['a.http', `POST ${API}/oauth/token\n\n{"grant_type":"refresh_token","refresh_token":"«refresh»"}`],
  ['a.rest', `GET https://«id»:«secret»@app.fakturoid.cz/api/v3/user.json`],
  ['a.bru', `get {\n  url: ${API}/user.json\n}\nauth:bearer {\n  token: «token»\n}`],
  [
    'a.postman_environment.json',
    '{"name":"Fakturoid","values":[{"key":"client_id","value":"«id»"},{"key":"client_secret","value":"«secret»"}]}',
  ],
  [
    'cassette.yml',
    `- request:\n    uri: ${API}/user.json\n    headers:\n      Authorization:\n      - Bearer «token»`,
  ],
  ['a.har', `{"url":"${API}/user.json","headers":[{"name":"Authorization","value":"Bearer «token»"}]}`],
  ['a.log', `POST ${API}/oauth/token 200 {"access_token":"«token»","token_type":"Bearer","expires_in":7200}`],
  ['dump.sql', "INSERT INTO wp_options VALUES (1,'eab_fakturoid_api_token','«key»','yes');"],
  [
    'dump.sql',
    "INSERT INTO settings (fakturoid_client_id, fakturoid_client_secret) VALUES ('«id»', '«secret»');",
  ],
  ['a.sql', "UPDATE settings SET fakturoid_access_token = '«token»' WHERE id = 1;"],
  // Programs.
  ['a.js', 'const FAKTUROID_CLIENT_SECRET = "«secret»";'],
  ['a.ts', "const secret: string = process.env.FAKTUROID_CLIENT_SECRET ?? '«secret»';"],
  ['a.js', 'const id = process.env["FAKTUROID_CLIENT_ID"] || "«id»"'],
  [
    'a.ts',
    "import { createFakturoidClient } from '@x/fakturoid';\nconst c = createFakturoidClient({ config: { clientId: '«id»', clientSecret: '«secret»', redirectUri } });",
  ],
  ['a.ts', 'const client = new FakturoidClient("«id»", "«secret»");'],
  [
    'a.ts',
    "const f = new FakturoidClient({\n  slug: 'applecorp',\n  clientId: '«id»',\n  clientSecret: '«secret»',\n});",
  ],
  [
    'a.js',
    `const auth = btoa("«id»:«secret»");\nfetch("${API}/oauth/token", { headers: { Authorization: "Basic " + auth } });`,
  ],
  ['a.js', `axios.get('${API}/user.json', { headers: { Authorization: 'Bearer «token»' } });`],
  ['a.js', `axios.post('${API}/oauth/token', {}, { auth: { username: '«id»', password: '«secret»' } });`],
  ['Fakturoid.vue', "data: () => ({ clientSecret: '«secret»' })"],
  ['a.php', "$f = new \\Fakturoid\\FakturoidManager($http, '«id»', '«secret»', 'applecorp', 'App');"],
  [
    'a.php',
    "$f = new \\Fakturoid\\FakturoidManager(\n    $http,\n    '«id»',\n    '«secret»',\n    'applecorp',\n);",
  ],
  ['a.php', "$f = new Fakturoid\\Client('applecorp', 'a@example.org', '«key»', 'App <a@example.org>');"],
  [
    'a.php',
    "new FakturoidProvider(['clientId' => '«id»', 'clientSecret' => '«secret»', 'redirectUri' => $url]);",
  ],
  [
    'config/services.php',
    "'fakturoid' => [\n    'client_id' => env('FAKTUROID_CLIENT_ID', '«id»'),\n    'client_secret' => env('FAKTUROID_CLIENT_SECRET', '«secret»'),\n],",
  ],
  ['wp-config.php', "define( 'FAKTUROID_API_KEY', '«key»' );"],
  ['a.php', "$_CONFIG['fakturoid']['secret'] = '«secret»';"],
  [
    'a.rb',
    'Fakturoid.configure do |config|\n  config.client_id = "«id»"\n  config.client_secret = "«secret»"\nend',
  ],
  [
    'a.rb',
    'Fakturoid.configure do |config|\n  config.email = "a@example.org"\n  config.api_key = "«key»"\nend',
  ],
  ['a.rb', "ENV.fetch('FAKTUROID_CLIENT_SECRET', '«secret»')\nENV['FAKTUROID_CLIENT_ID'] ||= '«id»'"],
  ['a.rb', "Fakturoid::Client.new(client_id: '«id»', client_secret: '«secret»')"],
  ['a.py', 'from fakturoid import Fakturoid\nfa = Fakturoid("applecorp", "«id»", "«secret»")'],
  ['a.py', 'from fakturoid import Fakturoid\nfa = Fakturoid("applecorp", "a@example.org", "«key»", "App")'],
  ['a.py', 'client = FakturoidClient(client_id="«id»", client_secret="«secret»", account_slug="applecorp")'],
  [
    'settings.py',
    'FAKTUROID = {\n    "production": {\n        "client_id": "«id»",\n        "client_secret": "«secret»",\n    },\n}',
  ],
  ['a.py', `r = requests.post("${API}/oauth/token", auth=("«id»", "«secret»"), json=body)`],
  ['a.py', `auth = HTTPBasicAuth("«id»", "«secret»")\nrequests.get("${API}/user.json", auth=auth)`],
  [
    'a.py',
    'os.environ.setdefault("FAKTUROID_CLIENT_SECRET", "«secret»")\nos.getenv("FAKTUROID_CLIENT_ID", default="«id»")',
  ],
  ['a.py', 'FAKTUROID_CLIENT_SECRET = (\n    "«secret»"\n)'],
  ['a.ipynb', '{"source": ["os.environ[\\"FAKTUROID_CLIENT_SECRET\\"] = \\"«secret»\\"\\n"]}'],
  ['a.go', 'const fakturoidClientSecret = "«secret»"'],
  ['a.go', 'c := fakturoid.NewClient(fakturoid.Config{ClientID: "«id»", ClientSecret: "«secret»"})'],
  [
    'a.go',
    `req, _ := http.NewRequest("POST", "${API}/oauth/token", nil)\nreq.SetBasicAuth("«id»", "«secret»")`,
  ],
  [
    'a.go',
    'os.Setenv("FAKTUROID_TOKEN", "«token»")\nviper.SetDefault("fakturoid.client_secret", "«secret»")',
  ],
  ['FakturoidService.java', 'private static final String CLIENT_SECRET = "«secret»";'],
  ['A.java', '@Value("${fakturoid.client-secret:«secret»}")\nprivate String secret;'],
  [
    'A.java',
    'FakturoidClient.builder()\n    .clientId("«id»")\n    .clientSecret("«secret»")\n    .build();',
  ],
  ['A.kt', 'val secret = System.getenv("FAKTUROID_CLIENT_SECRET") ?: "«secret»"'],
  ['build.gradle', 'buildConfigField("String", "FAKTUROID_CLIENT_SECRET", "\\"«secret»\\"")'],
  ['A.cs', 'var context = new FakturoidContext("applecorp", "«id»", "«secret»", "App");'],
  ['A.cs', 'var context = new FakturoidContext("applecorp", "«key»");'],
  [
    'A.cs',
    'private const string FakturoidClientSecret = "«secret»";\nvar id = Environment.GetEnvironmentVariable("FAKTUROID_CLIENT_ID") ?? "«id»";',
  ],
  ['a.rs', 'pub const FAKTUROID_CLIENT_SECRET: &str = "«secret»";'],
  ['a.rs', 'let id = std::env::var("FAKTUROID_CLIENT_ID").unwrap_or_else(|_| "«id»".to_string());'],
  ['a.rs', `client.post("${API}/oauth/token").basic_auth("«id»", Some("«secret»"))`],
  ['a.swift', 'let fakturoid = FakturoidAPI(clientID: "«id»", clientSecret: "«secret»")'],
  ['a.dart', "final client = FakturoidClient(clientId: '«id»', clientSecret: '«secret»');"],
  ['config.exs', 'config :shop, :fakturoid,\n  client_id: "«id»",\n  client_secret: "«secret»"'],
  ['a.clj', '{:fakturoid {:client-id "«id»" :client-secret "«secret»"}}'],
  ['a.gs', "PropertiesService.getScriptProperties().setProperty('FAKTUROID_CLIENT_SECRET', '«secret»');"],
  ['a.pks', "g_fakturoid_client_secret CONSTANT VARCHAR2(40) := '«secret»';"],
  ['A.vb', 'Const FAKTUROID_CLIENT_SECRET As String = "«secret»"'],
  ['a.lua', 'local fakturoid = { client_id = "«id»", client_secret = "«secret»" }'],
  ['a.pl', "$ENV{FAKTUROID_CLIENT_SECRET} = '«secret»';"],
  ['a.r', 'Sys.setenv(FAKTUROID_CLIENT_SECRET = "«secret»")'],
  // Remarks and documents.
  ['a.js', '// Fakturoid client secret: «secret»'],
  ['a.php', '/*\n * Fakturoid\n * Client ID: «id»\n * Client secret: «secret»\n */'],
  ['notes.md', '# Fakturoid\n\n- **Client ID:** `«id»`\n- **Client Secret:** `«secret»`'],
  ['notes.md', '| Fakturoid client ID | «id» |\n| Fakturoid client secret | «secret» |'],
  ['notes.txt', 'Fakturoid API klíč: «key»'],
  // More of the same in other words.

  ['.env', 'FAKTUROID_CLIENT_SECRET:"«secret»"'],
  ['config/fakturoid.php', "return [\n 'client_id' => '«id»',\n 'client_secret' => '«secret»',\n];"],
  ['fakturoid.yml', 'production:\n  client_id: «id»\n  secret: «secret»'],
  ['a.ts', "export const config = { fakturoid: { clientId: '«id»', clientSecret: '«secret»' } };"],
  ['a.java', 'FakturoidClient fakturoid = new FakturoidClient(\n    "slug",\n    "«id»",\n    "«secret»");'],
  [
    'a.js',
    `const r = await fetch("${API}/oauth/token", {\n  method: "POST",\n  headers: { Authorization: 'Basic ' + Buffer.from('«id»:«secret»').toString('base64') },\n});`,
  ],
  ['a.py', `BASE = "${API}"\ntoken: str = "«token»"\nheaders = {"Authorization": f"Bearer {token}"}`],
  ['a.js', 'localStorage.setItem("fakturoid_token", "«token»")'],
  ['a.js', 'document.cookie = "fakturoid_refresh_token=«refresh»"'],
  [
    'test/fixtures/fakturoid/token.json',
    '{"access_token":"«token»","refresh_token":"«refresh»","token_type":"Bearer"}',
  ],
  ['a.scala', 'val fakturoidSecret = "«secret»"'],
  ['a.hs', 'fakturoidSecret :: Text\nfakturoidSecret = "«secret»"'],
  ['Pulumi.dev.yaml', 'config:\n  shop:fakturoidClientSecret: «secret»'],
  ['serverless.yml', 'provider:\n  environment:\n    FAKTUROID_CLIENT_SECRET: «secret»'],
  ['netlify.toml', '[build.environment]\n  FAKTUROID_CLIENT_ID = "«id»"'],
  ['app.json', '{"env":{"FAKTUROID_CLIENT_SECRET":{"description":"x y","value":"«secret»"}}}'],
  ['attributes.rb', "default['fakturoid']['client_secret'] = '«secret»'"],
  ['hiera.yaml', "fakturoid::client_secret: '«secret»'"],
  ['a.sh', 'helm upgrade x . --set fakturoid.clientSecret=«secret»'],
  ['a.sh', 'docker run -e FAKTUROID_CLIENT_ID=«id» -e FAKTUROID_CLIENT_SECRET=«secret» img'],
  ['nginx.conf', 'proxy_set_header Authorization "Basic «basic»";'],
  ['.netrc', 'machine app.fakturoid.cz\n  login «id»\n  password «secret»'],
  ['.netrc', 'machine app.fakturoid.cz login «id» password «secret»'],
  ['a.sh', 'declare -A FAKTUROID=([client_id]="«id»" [client_secret]="«secret»")'],
  ['a.sh', `http -a «id»:«secret» POST ${API}/oauth/token grant_type=client_credentials`],
  ['a.sh', `wget --user=«id» --password=«secret» ${API}/oauth/token`],
  [
    'a.json',
    `{"url":"${API}/oauth/token","auth":{"type":"basic","basic":[{"key":"username","value":"«id»"},{"key":"password","value":"«secret»"}]}}`,
  ],
  [
    'A.java',
    `var req = HttpRequest.newBuilder(URI.create("${API}/user.json"))\n    .header("Authorization", "Bearer «token»").build();`,
  ],
  ['a.php', `$ch = curl_init('${API}/oauth/token');\ncurl_setopt($ch, CURLOPT_USERPWD, '«id»:«secret»');`],
  ['a.php', `$client->post('${API}/oauth/token', ['auth' => ['«id»', '«secret»']]);`],
  ['a.rb', `uri = URI('${API}/oauth/token')\nrequest.basic_auth('«id»', '«secret»')`],
  ['a.rb', "fakturoid = Fakturoid::Client.new('«id»', '«secret»')"],
  ['credentials.yml', 'fakturoid:\n  client_id: «id»\n  client_secret: «secret»\n'],
  ['.env', 'Fakturoid__ClientSecret=«secret»'],
  ['a.xml', '<FakturoidClientSecret>«secret»</FakturoidClientSecret>'],
  ['a.xml', '<Fakturoid><ClientId>«id»</ClientId><ClientSecret>«secret»</ClientSecret></Fakturoid>'],
  ['.env', 'export   FAKTUROID_CLIENT_SECRET = «secret»   # production'],
  ['n.md', 'Fakturoid client secret is “«secret»”'],
  ['a.sh', 'flutter run --dart-define=FAKTUROID_CLIENT_SECRET=«secret»'],
  ['a.xcconfig', 'FAKTUROID_CLIENT_SECRET = «secret»'],
  ['local.properties', 'fakturoid.client.secret=«secret»'],
  ['.vscode/settings.json', '{"rest-client.environmentVariables":{"prod":{"fakturoidToken":"«token»"}}}'],
  ['.env', 'FAKTUROID_BASIC=Basic «basic»'],
  ['.env', 'FAKTUROID_AUTH=«basic»'],
  ['.github/workflows/a.yml', `      - run: curl -u «id»:«secret» ${API}/oauth/token`],
  ['a.ts', `const FAKTUROID_CONFIG = {\n  slug: "x",\n  email: "a@b.cz",\n  apiKey: "«key»",\n};`],
  [
    'a.php',
    "class FakturoidService {\n    private string $clientId = '«id»';\n    private string $clientSecret = '«secret»';\n}",
  ],
  ['a.php', "class FakturoidService {\n    const TOKEN = '«token»';\n}"],
  ['a.py', 'fakturoid = dict(\n    client_id="«id»",\n    client_secret="«secret»",\n)'],
  ['a.py', '# fakturoid.cz\nCLIENT_ID = "«id»"\nCLIENT_SECRET = "«secret»"'],
  ['a.py', 'FAKTUROID_CLIENT_ID, FAKTUROID_CLIENT_SECRET = "«id»", "«secret»"'],
  ['a.js', 'const [fakturoidId, fakturoidSecret] = ["«id»", "«secret»"];'],
  ['a.ts', 'fakturoid.setCredentials({ access_token: "«token»", refresh_token: "«refresh»" });'],
  ['a.ts', 'await fakturoid.authenticate("«id»", "«secret»")'],
  ['a.ts', 'fakturoid.setAccessToken("«token»")'],
  ['a.go', 'client := fakturoid.New("slug", "«id»", "«secret»")'],
  [
    'a.go',
    'type Config struct{}\nvar cfg = Config{\n\tFakturoidID:     "«id»",\n\tFakturoidSecret: "«secret»",\n}',
  ],
  ['a.rs', 'FakturoidClient::new("«id»".into(), "«secret»".into())'],
  ['a.kt', 'const val FAKTUROID_CLIENT_ID = "«id»"\nobject Fakturoid {\n  const val SECRET = "«secret»"\n}'],
  ['a.swift', 'static let fakturoidToken: String = "«token»"'],
  [
    'a.ps1',
    `$headers = @{ Authorization = "Bearer «token»" }\nInvoke-RestMethod -Uri "${API}/user.json" -Headers $headers`,
  ],
  ['a.ps1', '$cred = @{ FakturoidClientId = "«id»"; FakturoidClientSecret = "«secret»" }'],
  [
    'a.tf',
    'resource "aws_ssm_parameter" "fakturoid_secret" {\n  name  = "/prod/fakturoid/client_secret"\n  type  = "SecureString"\n  value = "«secret»"\n}',
  ],
  ['a.tf', 'module "x" {\n  environment = {\n    FAKTUROID_CLIENT_SECRET = "«secret»"\n  }\n}'],
  ['a.tf', 'locals {\n  fakturoid = {\n    client_id     = "«id»"\n    client_secret = "«secret»"\n  }\n}'],
  ['a.bicep', "param fakturoidClientSecret string = '«secret»'"],
  ['a.json', '{"fakturoidClientSecret": {"value": "«secret»"}}'],
  [
    'a.http',
    `### Token\nPOST ${API}/oauth/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id=«id»&client_secret=«secret»`,
  ],
  ['a.http', `@clientId = «id»\n@clientSecret = «secret»\nPOST ${API}/oauth/token`],
  ['http-client.env.json', '{"dev":{"fakturoid_token":"«token»"}}'],
  ['Jenkinsfile', "environment {\n  FAKTUROID_CLIENT_SECRET = '«secret»'\n}"],
  ['.circleci/config.yml', 'environment:\n  FAKTUROID_CLIENT_SECRET: "«secret»"'],
  ['Vagrantfile', 'config.vm.provision "shell", env: {"FAKTUROID_CLIENT_SECRET" => "«secret»"}'],
  ['.htaccess', 'SetEnv FAKTUROID_CLIENT_SECRET «secret»'],
  [
    'a.yml',
    '- hosts: all\n  vars:\n    fakturoid:\n      client_id: "«id»"\n      client_secret: "«secret»"',
  ],
  [
    'a.py',
    'app.config["FAKTUROID_CLIENT_SECRET"] = "«secret»"\napp.config.update(FAKTUROID_CLIENT_ID="«id»")',
  ],
  ['a.py', 'settings = {\n    "FAKTUROID": {\n        "TOKEN": "«token»"\n    }\n}'],
  ['a.rb', "Rails.application.config.fakturoid = { id: '«id»', secret: '«secret»' }"],
  [
    'a.rb',
    'stub_request(:post, "https://app.fakturoid.cz/api/v3/oauth/token").to_return(body: { access_token: "«token»" }.to_json)',
  ],
  [
    'a.js',
    "nock('https://app.fakturoid.cz').get('/api/v3/user.json').matchHeader('authorization', 'Bearer «token»')",
  ],
  ['a.ini', '[integrations.fakturoid]\nclient_id: «id»\nclient_secret: «secret»'],
  ['a.toml', 'fakturoid = { client_id = "«id»", client_secret = "«secret»" }'],
  ['a.php', "update_option('fakturoid_client_secret', '«secret»');"],
  ['a.php', "putenv('FAKTUROID_CLIENT_SECRET=«secret»');\n$_ENV['FAKTUROID_CLIENT_ID'] = '«id»';"],
  ['a.php', "$fakturoid->setClientId('«id»')->setClientSecret('«secret»');"],
  ['a.cs', 'services.AddFakturoid(o => { o.ClientId = "«id»"; o.ClientSecret = "«secret»"; });'],
  ['a.cs', 'Fakturoid = new() { ClientId = "«id»", ClientSecret = "«secret»" }'],
  ['a.fs', 'let fakturoidSecret = "«secret»"'],
  [
    'a.sql',
    "INSERT INTO fakturoid_tokens (account, access_token, refresh_token) VALUES ('x', '«token»', '«refresh»');",
  ],
  [
    'a.sql',
    "CREATE TABLE x; INSERT INTO `settings` (`key`, `value`) VALUES ('fakturoid_client_secret', '«secret»'), ('fakturoid_client_id', '«id»');",
  ],
  ['a.txt', 'Přihlašovací údaje Fakturoid\nClient ID: «id»\nClient Secret: «secret»'],
  ['a.txt', 'fakturoid\nid: «id»\nsecret: «secret»'],
  ['a.js', '// FAKTUROID\n// id     «id»\n// secret «secret»'],
  ['.env', 'FAKTUROID_KEY=«key»\nFAKTUROID_PASS=«secret»\nFAKTUROID_USER=«id»'],
  ['.env', 'FAKTUROID="«id»:«secret»"'],
  ['a.env', 'FAKTUROID_URL=https://«id»:«secret»@app.fakturoid.cz/api/v3'],
  ['.env', 'fakturoid_clientid=«id»\nfakturoid_clientsecret=«secret»\nFAKTUROIDTOKEN=«token»'],
  ['k.properties', 'quarkus.rest-client.fakturoid.secret=«secret»'],
  ['a.nix', '{ FAKTUROID_CLIENT_SECRET = "«secret»"; }'],
  ['a.nu', '$env.FAKTUROID_CLIENT_SECRET = "«secret»"'],
  ['a.erl', '{fakturoid, [{client_id, "«id»"}, {client_secret, "«secret»"}]}'],
  ['a.jl', 'ENV["FAKTUROID_CLIENT_SECRET"] = "«secret»"'],
  ['a.groovy', "def fakturoidSecret = '«secret»'"],
  ['a.html', '<input type="hidden" name="fakturoid_token" value="«token»">'],
  ['a.html', '<div data-fakturoid-secret="«secret»">'],
  ['a.txt', `curl '${API}/user.json' -H 'authorization: Bearer «token»' -H 'accept: application/json'`],
  ['a.txt', 'Set-Cookie: fakturoid_access_token=«token»; Path=/'],
  ['a.log', 'DEBUG fakturoid token response: access_token="«token»"'],
  ['a.log', `2026-01-01 GET ${API}/user.json Authorization: Bearer «token»`],
];

/** Files that are about Fakturoid and hold something that has the shape of a credential and is none. */
export const NOTHING: readonly (readonly [path: string, template: string])[] = [
  ['.env.example', 'FAKTUROID_CLIENT_ID=your-client-id\nFAKTUROID_CLIENT_SECRET=CHANGE_ME'],
  [
    'README.md',
    '`FAKTUROID_CLIENT_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` for https://app.fakturoid.cz',
  ],
  ['.env', 'FAKTUROID_CLIENT_SECRET=0000000000000000000000000000000000000000'],
  ['.env', 'FAKTUROID_CLIENT_SECRET=${SECRET}\nFAKTUROID_CLIENT_ID='],
  ['a.ts', 'import { PRIVATE_FAKTUROID_CLIENT_SECRET } from "$env/static/private";'],
  ['a.ts', 'const secret = process.env.FAKTUROID_CLIENT_SECRET ?? "";'],
  ['services.yaml', "parameters:\n  fakturoid_key: '%env(FAKTUROID_API_KEY)%'"],
  ['a.yml', 'env:\n  FAKTUROID_CLIENT_SECRET: ${{ secrets.FAKTUROID_CLIENT_SECRET }}'],
  ['a.yml', 'steps:\n  - uses: fakturoid/action@«key»\n  - uses: actions/checkout@«id»'],
  ['a.yml', 'fakturoid:client_secret:\n  secure: AAABAKx0«id»'],
  [
    '.env',
    'FAKTUROID_SLUG=applecorp\nIDOKLAD_CLIENT_SECRET=«secret»\nGITHUB_TOKEN=«key»\nAPP_SECRET=«secret»',
  ],
  ['.env', '# iDoklad\nCLIENT_ID=«id»\nCLIENT_SECRET=«secret»\n\n\n\n# Fakturoid\nFAKTUROID_SLUG=applecorp'],
  ['.env', 'FAKTUROID_API_URL=https://app.fakturoid.cz/api/v3\nAPI_KEY=«key»\nGIT_SHA=«id»'],
  ['.env', 'FAKTUROID_CLIENT_SECRET=\nCOMMIT=«id»'],
  ['.env', 'FAKTUROID_WEBHOOK_SECRET=«secret»'],
  [
    'mcp.json',
    '{"mcpServers":{"shop":{"env":{"CLIENT_SECRET":"«secret»"}},"fakturoid":{"env":{"SLUG":"x"}}}}',
  ],
  ['config.yml', 'shop:\n  client_secret: «secret»\nfakturoid:\n  slug: applecorp'],
  ['config.toml', '[shop]\nclient_secret = "«secret»"\n\n[fakturoid]\nslug = "applecorp"'],
  ['Gemfile.lock', 'GIT\n  remote: https://github.com/fakturoid/fakturoid-ruby\n  revision: «id»'],
  [
    'package-lock.json',
    '"fakturoid": {"version": "1.0.0", "resolved": "git+ssh://git@github.com/x/fakturoid.git#«id»"}',
  ],
  ['.gitmodules', '# fakturoid-php\n«id» vendor/fakturoid-php (v1.0)'],
  ['a.json', '{"logo": "https://app.fakturoid.cz/rails/active_storage/redirect/eyJf--«id»/logo.png"}'],
  ['CHANGELOG.md', '- Fakturoid: fixed the client secret ([«id»](https://github.com/x/y/commit/«id»))'],
  ['a.json', '{"account": "fakturoid", "commits": ["«id»", "«key»"], "head": "«id»"}'],
  ['a.ts', 'const FAKTUROID_TOKEN_HASH = "«key»";'],
  ['a.sql', "INSERT INTO t (fakturoid_slug, etag) VALUES ('applecorp', '«id»');"],
  ['a.sql', "INSERT INTO t (fakturoid_client_secret_enc) VALUES ('«secret»');"],
  [
    'docs.md',
    '26e53aa3244b4c0aed56cb54a0223484e9c4aea49b09a03e4600ba995811b6af06428afc223c4c0c is a Fakturoid access token',
  ],
  [
    'docs.http',
    'GET https://app.fakturoid.cz/api/v3/user.json\nAuthorization: Basic Y2xpZW50X2lkOmNsaWVudF9zZWNyZXQ=',
  ],
  [
    'a.http',
    'GET https://app.fakturoid.cz/api/v3/user.json\nAuthorization: Bearer {{token}}\nX-Request-Id: «id»',
  ],
];
