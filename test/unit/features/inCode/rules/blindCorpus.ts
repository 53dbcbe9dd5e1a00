const API = 'https://app.fakturoid.cz/api/v3';

/** Written without a look at the recogniser, to measure it: of these 40 files it knew all at once. As in `corpus.ts`. */
export const BLIND: readonly (readonly [path: string, template: string])[] = [
  ['.env.production', '# účetnictví\nFAKTUROID_ID="«id»"\nFAKTUROID_SECRET="«secret»"'],
  ['apps/api/.env', 'DATABASE_URL=postgres://a:b@c/d\nFAKTUROID__CLIENT_SECRET=«secret»\nSENTRY_DSN='],
  ['.env', 'export FAKTUROID_REFRESH_TOKEN=«refresh» # obnovit'],
  [
    'docker-compose.yml',
    'services:\n  app:\n    environment:\n      FAKTUROID_CLIENT_ID: «id»\n      FAKTUROID_CLIENT_SECRET: "«secret»"',
  ],
  [
    'docker-compose.override.yml',
    'services:\n  worker:\n    environment:\n      - FAKTUROID_CLIENT_SECRET=«secret»',
  ],
  ['Dockerfile', 'FROM node:22\nENV FAKTUROID_CLIENT_SECRET=«secret»\nCMD ["node", "a.js"]'],
  [
    '.github/workflows/sync.yml',
    'jobs:\n  sync:\n    steps:\n      - run: node sync.js\n        env:\n          FAKTUROID_TOKEN: «token»',
  ],
  [
    'k8s/secret.yaml',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: fakturoid\nstringData:\n  client_id: «id»\n  client_secret: «secret»',
  ],
  [
    'main.tf',
    'resource "aws_lambda_function" "faktury" {\n  environment {\n    variables = {\n      FAKTUROID_CLIENT_SECRET = "«secret»"\n    }\n  }\n}',
  ],
  ['terraform.tfvars', 'fakturoid_client_id     = "«id»"\nfakturoid_client_secret = "«secret»"'],
  [
    'config/services.php',
    "<?php\nreturn [\n  'fakturoid' => [\n    'client_id' => '«id»',\n    'client_secret' => '«secret»',\n    'slug' => 'firma',\n  ],\n];",
  ],
  [
    'src/Fakturace.php',
    "<?php\nuse Fakturoid\\FakturoidManager;\n$fakturoid = new FakturoidManager(\n    new GuzzleHttp\\Client(),\n    '«id»',\n    '«secret»',\n    'MojeAplikace (jan@example.org)'\n);",
  ],
  [
    'wp-config.php',
    "<?php\ndefine( 'FAKTUROID_CLIENT_ID', '«id»' );\ndefine( 'FAKTUROID_CLIENT_SECRET', '«secret»' );",
  ],
  [
    'app/config/local.neon',
    'parameters:\n\tfakturoid:\n\t\tclientId: «id»\n\t\tclientSecret: «secret»\n\t\tslug: firma',
  ],
  ['config/packages/fakturoid.yaml', 'fakturoid:\n    client_id: "«id»"\n    client_secret: "«secret»"'],
  ['Presenters/InvoicePresenter.php', "<?php\nprivate const FAKTUROID_CLIENT_SECRET = '«secret»';"],
  [
    'config/initializers/fakturoid.rb',
    "Fakturoid.configure do |config|\n  config.email = 'a@example.org'\n  config.account = 'firma'\n  config.client_id = '«id»'\n  config.client_secret = '«secret»'\nend",
  ],
  [
    'lib/tasks/sync.rake',
    'client = Fakturoid::Client.new(client_id: "«id»", client_secret: "«secret»", account: "firma")',
  ],
  ['config/settings.yml', 'production:\n  fakturoid:\n    account: firma\n    client_secret: «secret»'],
  ['spec/client_spec.rb', 'let(:fakturoid_token) { "«token»" }'],
  [
    'sync.py',
    `import requests\n\nBASE = "${API}"\nCLIENT_ID = "«id»"\nCLIENT_SECRET = "«secret»"\n\ndef token():\n    return requests.post(BASE + "/oauth/token", auth=(CLIENT_ID, CLIENT_SECRET), json={"grant_type": "client_credentials"})`,
  ],
  [
    'settings.py',
    "FAKTUROID_CLIENT_ID = os.environ.get('FAKTUROID_CLIENT_ID', '«id»')\nFAKTUROID_CLIENT_SECRET = os.getenv('FAKTUROID_CLIENT_SECRET', default='«secret»')",
  ],
  [
    'faktury.py',
    'from fakturoid import Fakturoid\n\nfa = Fakturoid("firma", "«id»", "«secret»", user_agent="App (a@example.org)")',
  ],
  [
    'config.py',
    'class Settings(BaseSettings):\n    fakturoid_client_id: str = "«id»"\n    fakturoid_client_secret: SecretStr = SecretStr("«secret»")',
  ],
  [
    'pull.ipynb',
    '{"cells":[{"cell_type":"code","source":["FAKTUROID_TOKEN = \\"«token»\\"\\n","headers = {}"]}]}',
  ],
  [
    'src/fakturoid.ts',
    'export const fakturoidConfig = {\n  slug: "firma",\n  clientId: "«id»",\n  clientSecret: "«secret»",\n} as const;',
  ],
  [
    'src/api.js',
    `const res = await fetch("${API}/user.json", {\n  headers: { Authorization: "Bearer «token»", "User-Agent": "x" },\n});`,
  ],
  [
    'src/auth.ts',
    `const basic = "«basic»";\nawait fetch("${API}/oauth/token", { method: "POST", headers: { Authorization: \`Basic \${basic}\` } });`,
  ],
  [
    'src/auth.mjs',
    `axios.post('${API}/oauth/token', { grant_type: 'refresh_token', refresh_token: '«refresh»' }, { auth: { username: '«id»', password: '«secret»' } })`,
  ],
  [
    'nuxt.config.ts',
    'export default defineNuxtConfig({ runtimeConfig: { fakturoid: { clientId: "«id»", clientSecret: "«secret»" } } })',
  ],
  ['wrangler.toml', '[vars]\nFAKTUROID_CLIENT_ID = "«id»"\nFAKTUROID_CLIENT_SECRET = "«secret»"'],
  ['main.go', 'const (\n\tfakturoidClientID     = "«id»"\n\tfakturoidClientSecret = "«secret»"\n)'],
  [
    'internal/fakturoid/client.go',
    'func New() *Client {\n\treturn &Client{ClientID: "«id»", ClientSecret: "«secret»", Slug: "firma"}\n}',
  ],
  [
    'appsettings.Development.json',
    '{\n  "Logging": {},\n  "Fakturoid": {\n    "AccountName": "firma",\n    "ClientId": "«id»",\n    "ClientSecret": "«secret»"\n  }\n}',
  ],
  [
    'Program.cs',
    'using Altairis.Fakturoid.Client;\nvar context = new FakturoidContext("firma", "«id»", "«secret»", "App (a@example.org)");',
  ],
  ['application.properties', 'server.port=8080\nfakturoid.client-id=«id»\nfakturoid.client-secret=«secret»'],
  [
    'Fakturoid.kt',
    'object Fakturoid {\n    private const val CLIENT_ID = "«id»"\n    private const val CLIENT_SECRET = "«secret»"\n}',
  ],
  [
    '.mcp.json',
    '{"mcpServers":{"faktury":{"command":"npx","args":["-y","fakturoid-mcp"],"env":{"FAKTUROID_CLIENT_ID":"«id»","FAKTUROID_CLIENT_SECRET":"«secret»"}}}}',
  ],
  [
    'requests.http',
    `@token = «token»\n\nGET ${API}/accounts/firma/invoices.json\nAuthorization: Bearer {{token}}`,
  ],
  [
    'test.ps1',
    `$headers = @{ Authorization = "Bearer «token»" }\nInvoke-RestMethod -Uri "${API}/user.json" -Headers $headers`,
  ],
];

/** Files in which no credential of Fakturoid is certain, though one may be thought of. */
export const BLIND_NOTHING: readonly (readonly [path: string, template: string])[] = [
  [
    'composer.lock',
    '{"packages":[{"name":"fakturoid/fakturoid-php","source":{"reference":"«id»"},"dist":{"shasum":"«secret»"}}]}',
  ],
  [
    'Gemfile.lock',
    'GIT\n  remote: https://github.com/fakturoid/fakturoid-ruby.git\n  revision: «id»\n  specs:\n    fakturoid (1.0.0)',
  ],
  ['package.json', '{"dependencies":{"fakturoid":"github:someone/fakturoid#«id»"}}'],
  [
    'yarn.lock',
    'fakturoid@^1.0.0:\n  resolved "https://registry.yarnpkg.com/fakturoid/-/fakturoid-1.0.0.tgz#«id»"',
  ],
  [
    '.env',
    'FAKTUROID_SLUG=firma\nIDOKLAD_CLIENT_SECRET=«secret»\nALGOLIA_ADMIN_KEY=«id»\nGITLAB_TOKEN=«key»',
  ],
  [
    'config/services.php',
    "<?php\nreturn [\n  'fakturoid' => ['slug' => env('FAKTUROID_SLUG')],\n  'github' => ['client_id' => '«id»', 'client_secret' => '«secret»'],\n];",
  ],
  [
    'dist/app.min.js',
    '!function(){var t="https://app.fakturoid.cz/api/v3",e="«id»",n={commit:"«secret»"}}();',
  ],
  ['public/manifest.json', '{"fakturoid.js":"/build/fakturoid.«id».js"}'],
  [
    'test/fixtures/invoice.json',
    '{"id":1,"html_url":"https://app.fakturoid.cz/firma/invoices/1","token":"«id»","attachments":[{"sha1":"«secret»"}]}',
  ],
  [
    'webhook.json',
    '{"webhook_url":"https://example.org","failed_deliveries_uuid":"6f1f0c5e-1f0f-4b51-8f6e-0a3a5c1e2d3b","host":"app.fakturoid.cz"}',
  ],
  ['CHANGELOG.md', '- Fakturoid: fix tokens (commit «id»)\n- reverts «secret»'],
  [
    '.github/workflows/a.yml',
    'jobs:\n  fakturoid:\n    steps:\n      - uses: actions/checkout@«id»\n      - uses: actions/cache@«secret»\n        with:\n          key: fakturoid-«key»',
  ],
  [
    'cache.php',
    "<?php\n// fakturoid\n$etag = '«id»';\n$checksum = '«secret»';\n$this->assertSame('«key»', sha1($invoice));",
  ],
  [
    'docker-compose.yml',
    'services:\n  fakturoid-sync:\n    image: ghcr.io/x/fakturoid@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n    labels:\n      revision: «id»',
  ],
  [
    '.env',
    'STRIPE_SECRET=sk_live_abc\nFAKTUROID_CLIENT_SECRET=\nAPP_KEY=base64:abcd\nHEROKU_API_KEY=6f1f0c5e-1f0f-4b51-8f6e-0a3a5c1e2d3b\nBUILD_SHA=«id»',
  ],
];
