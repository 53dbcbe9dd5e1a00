/**
 * Written by somebody who had not seen the rules. Of these 106 files 101 were known at once, of their 196 values 189. As in
 * `corpus.ts`.
 */
export const UNSEEN: readonly (readonly [path: string, template: string])[] = [
  ['.env.staging', '# Fakturoid\nCLIENT_ID=«id»\nCLIENT_SECRET=«secret»\nSLUG=kovarna'],
  ['.envrc', 'export FAKTUROID_CLIENT_ID=«id»\nexport FAKTUROID_CLIENT_SECRET=«secret»\nlayout node'],
  [
    'services/invoicing/.env',
    'INVOICING_FAKTUROID_CLIENT_ID=«id»\nINVOICING_FAKTUROID_CLIENT_SECRET=«secret»',
  ],
  [
    '.env.prod',
    'FAKTUROID_PROD_CLIENT_ID=«id»\nFAKTUROID_PROD_CLIENT_SECRET=«secret»\nFAKTUROID_PROD_REFRESH=«refresh»',
  ],
  ['.flaskenv', 'FAKTUROID_OAUTH_TOKEN="«token»"'],
  ['.dev.vars', 'FAKTUROID_APP_ID="«id»"\nFAKTUROID_APP_SECRET="«secret»"'],
  [
    '.npmrc',
    '; fakturoid mcp\n//registry.example.org/:_authToken=${NPM_TOKEN}\nfakturoid_client_secret=«secret»',
  ],
  [
    'docker-compose.prod.yaml',
    'services:\n  fakturoid-sync:\n    image: example/fakturoid-sync:2\n    environment:\n      CLIENT_ID: "«id»"\n      CLIENT_SECRET: "«secret»"',
  ],
  [
    'compose.yaml',
    'services:\n  api:\n    build: .\n    environment:\n      - TZ=Europe/Prague\n      - FAKTUROID_ID=«id»\n      - "FAKTUROID_SECRET=«secret»"',
  ],
  [
    'Dockerfile',
    'FROM php:8.3-cli\nARG FAKTUROID_CLIENT_ID=«id»\nENV FAKTUROID_CLIENT_ID=$FAKTUROID_CLIENT_ID \\\n    FAKTUROID_CLIENT_SECRET=«secret»',
  ],
  ['run.sh', 'docker run --rm -e FAKTUROID_CLIENT_ID=«id» -e FAKTUROID_CLIENT_SECRET=«secret» example/sync'],
  [
    '.github/workflows/nightly.yml',
    'jobs:\n  nightly:\n    runs-on: ubuntu-latest\n    env:\n      FAKTUROID_CLIENT_ID: ${{ secrets.FAKTUROID_CLIENT_ID }}\n      FAKTUROID_CLIENT_SECRET: «secret»',
  ],
  [
    '.gitlab-ci.yml',
    'variables:\n  FAKTUROID_REFRESH_TOKEN: "«refresh»"\nexport:\n  script: [node export.js]',
  ],
  [
    'k8s/secret.yml',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: fakturoid-credentials\ntype: Opaque\ndata:\n  client_id: «id64»\n  client_secret: «secret64»',
  ],
  [
    'deploy/secrets.yaml',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  FAKTUROID_TOKEN: «token64»',
  ],
  [
    'deploy/secret2.yaml',
    'kind: Secret\napiVersion: v1\nstringData:\n  fakturoid-client-id: «id»\n  fakturoid-client-secret: «secret»\nmetadata:\n  name: backend',
  ],
  [
    'charts/app/values.yaml',
    'replicaCount: 2\nfakturoid:\n  enabled: true\n  slug: kovarna\n  clientId: «id»\n  clientSecret: «secret»\nimage:\n  tag: "1.4"',
  ],
  [
    'charts/app/values-prod.yaml',
    'env:\n  - name: FAKTUROID_CLIENT_ID\n    value: «id»\n  - name: FAKTUROID_CLIENT_SECRET\n    value: "«secret»"',
  ],
  ['main.tf', 'provider "fakturoid" {\n  client_id     = "«id»"\n  client_secret = "«secret»"\n}'],
  ['variables.tf', 'variable "fakturoid_client_secret" {\n  type    = string\n  default = "«secret»"\n}'],
  ['heroku.sh', 'heroku config:set FAKTUROID_CLIENT_ID=«id» FAKTUROID_CLIENT_SECRET=«secret» -a kovarna'],
  [
    'fly.toml',
    'app = "kovarna"\n[env]\n  FAKTUROID_CLIENT_ID = "«id»"\n  FAKTUROID_CLIENT_SECRET = "«secret»"',
  ],
  [
    'config.toml',
    '[database]\nurl = "postgres://localhost/x"\n\n[fakturoid]\nclient_id = "«id»"\nclient_secret = "«secret»"',
  ],
  ['settings.ini', '[fakturoid]\nclient_id=«id»\nclient_secret=«secret»\n[smtp]\nhost=localhost'],
  ['application.properties', 'fakturoid.client-id=«id»\nfakturoid.client-secret=«secret»'],
  [
    'application.yml',
    'spring:\n  security:\n    oauth2:\n      client:\n        registration:\n          fakturoid:\n            client-id: «id»\n            client-secret: «secret»\n            authorization-grant-type: client_credentials',
  ],
  [
    'src/main/resources/beans.xml',
    '<bean id="fakturoidClient" class="cz.example.FakturoidClient">\n  <property name="clientId" value="«id»"/>\n  <property name="clientSecret" value="«secret»"/>\n</bean>',
  ],
  [
    'App.config',
    '<configuration>\n  <appSettings>\n    <add key="FakturoidClientId" value="«id»" />\n    <add key="FakturoidClientSecret" value="«secret»" />\n  </appSettings>\n</configuration>',
  ],
  [
    'appsettings.Development.json',
    '{\n  "Logging": { "LogLevel": { "Default": "Information" } },\n  "Fakturoid": {\n    "AccountName": "kovarna",\n    "ClientId": "«id»",\n    "ClientSecret": "«secret»"\n  }\n}',
  ],
  ['secrets.json', '{\n  "Fakturoid:ClientId": "«id»",\n  "Fakturoid:ClientSecret": "«secret»"\n}'],
  [
    'Properties/launchSettings.json',
    '{ "profiles": { "Web": { "environmentVariables": { "Fakturoid__ClientId": "«id»", "Fakturoid__ClientSecret": "«secret»" } } } }',
  ],
  [
    '.vscode/mcp.json',
    '{\n  "servers": {\n    "fakturoid": {\n      "command": "npx",\n      "args": ["-y", "fakturoid-mcp"],\n      "env": { "CLIENT_ID": "«id»", "CLIENT_SECRET": "«secret»" }\n    }\n  }\n}',
  ],
  [
    'claude_desktop_config.json',
    '{\n  "mcpServers": {\n    "ucetnictvi": {\n      "command": "uvx",\n      "args": ["fakturoid-mcp", "--client-id", "«id»", "--client-secret", "«secret»"]\n    }\n  }\n}',
  ],
  [
    '.cursor/mcp.json',
    '{"mcpServers":{"fakturoid":{"url":"https://mcp.example.org/fakturoid","headers":{"Authorization":"Bearer «token»"}}}}',
  ],
  [
    '.vscode/settings.json',
    '{\n  "rest-client.environmentVariables": {\n    "production": {\n      "fakturoidClientId": "«id»",\n      "fakturoidClientSecret": "«secret»"\n    }\n  }\n}',
  ],
  ['http-client.private.env.json', '{ "dev": { "fakturoid_id": "«id»", "fakturoid_secret": "«secret»" } }'],
  [
    'token.http',
    '### token\nPOST https://app.fakturoid.cz/api/v3/oauth/token\nAuthorization: Basic «basic»\nContent-Type: application/json\n\n{ "grant_type": "client_credentials" }',
  ],
  [
    'list.http',
    '@token = «token»\n\nGET https://app.fakturoid.cz/api/v3/accounts/kovarna/invoices.json\nAuthorization: Bearer {{token}}',
  ],
  [
    'refresh.rest',
    'POST https://app.fakturoid.cz/api/v3/oauth/token\nContent-Type: application/json\nAuthorization: Basic «id» «secret»\n\n{"grant_type": "refresh_token", "refresh_token": "«refresh»"}',
  ],
  [
    'get-token.sh',
    'curl -s -u "«id»:«secret»" -d grant_type=client_credentials https://app.fakturoid.cz/api/v3/oauth/token',
  ],
  [
    'get-token2.sh',
    "curl -X POST https://app.fakturoid.cz/api/v3/oauth/token \\\n  --user '«id»:«secret»' \\\n  -H 'Content-Type: application/json' \\\n  -d '{\"grant_type\":\"client_credentials\"}'",
  ],
  [
    'revoke.sh',
    'CLIENT_ID="«id»"\nCLIENT_SECRET="«secret»"\ncurl -u "$CLIENT_ID:$CLIENT_SECRET" https://app.fakturoid.cz/api/v3/oauth/revoke -d "token=«refresh»"',
  ],
  [
    'user.ps1',
    '$headers = @{ Authorization = "Bearer «token»" }\nInvoke-RestMethod -Uri https://app.fakturoid.cz/api/v3/user.json -Headers $headers',
  ],
  ['profile.ps1', "$env:FAKTUROID_CLIENT_ID = '«id»'\n$env:FAKTUROID_CLIENT_SECRET = '«secret»'"],
  ['set.cmd', 'set FAKTUROID_CLIENT_ID=«id»\nsetx FAKTUROID_CLIENT_SECRET "«secret»"'],
  ['config.fish', 'set -gx FAKTUROID_TOKEN «token»'],
  [
    'Fakturoid.postman_environment.json',
    '{\n  "name": "Fakturoid",\n  "values": [\n    { "key": "client_id", "value": "«id»", "enabled": true },\n    { "key": "client_secret", "value": "«secret»", "type": "secret", "enabled": true },\n    { "key": "access_token", "value": "«token»", "enabled": true }\n  ]\n}',
  ],
  [
    'n8n/workflow.json',
    '{\n  "nodes": [\n    {\n      "name": "Fakturoid: nová faktura",\n      "type": "n8n-nodes-base.httpRequest",\n      "parameters": {\n        "url": "https://app.fakturoid.cz/api/v3/accounts/kovarna/invoices.json",\n        "headerParameters": { "parameters": [{ "name": "Authorization", "value": "Bearer «token»" }] }\n      }\n    }\n  ]\n}',
  ],
  ['Makefile', 'FAKTUROID_CLIENT_ID ?= «id»\nFAKTUROID_CLIENT_SECRET := «secret»\n\nsync:\n\tnode sync.js'],
  [
    'config/services.php',
    "<?php\n\nreturn [\n    'mailgun' => ['domain' => env('MAILGUN_DOMAIN')],\n    'fakturoid' => [\n        'client_id' => env('FAKTUROID_CLIENT_ID', '«id»'),\n        'client_secret' => env('FAKTUROID_CLIENT_SECRET', '«secret»'),\n        'account' => 'kovarna',\n    ],\n];",
  ],
  [
    'config/config.php',
    "<?php\n$config['fakturoid_client_id'] = '«id»';\n$config['fakturoid_client_secret'] = '«secret»';",
  ],
  [
    'config/services.yaml',
    "parameters:\n    fakturoid.client_id: '«id»'\n    fakturoid.client_secret: '«secret»'\nservices:\n    Fakturoid\\FakturoidManager:\n        arguments: ['@http', '%fakturoid.client_id%', '%fakturoid.client_secret%']",
  ],
  ['app/config/local.neon', 'parameters:\n\tfakturoid:\n\t\tclientId: «id»\n\t\tclientSecret: «secret»'],
  [
    'includes/class-sync.php',
    "<?php\nclass Sync {\n\tconst FAKTUROID_CLIENT_ID = '«id»';\n\tprivate const FAKTUROID_SECRET = '«secret»';\n}",
  ],
  [
    'fakturace.php',
    "<?php\n$fManager = new \\Fakturoid\\FakturoidManager(\n    $client,\n    clientId: '«id»',\n    clientSecret: '«secret»',\n    accountSlug: 'kovarna',\n    userAgent: 'Kovarna <it@kovarna.example>'\n);",
  ],
  [
    'creds.php',
    "<?php\nuse Fakturoid\\Auth\\Credentials;\n$credentials = new Credentials(\n    '«refresh»',\n    '«token»',\n    (new DateTimeImmutable())->modify('-2 minutes'),\n    AuthTypeEnum::AUTHORIZATION_CODE_FLOW\n);",
  ],
  [
    'curl.php',
    "<?php\n$ch = curl_init('https://app.fakturoid.cz/api/v3/oauth/token');\ncurl_setopt($ch, CURLOPT_USERPWD, '«id»:«secret»');\ncurl_setopt($ch, CURLOPT_POSTFIELDS, '{\"grant_type\":\"client_credentials\"}');",
  ],
  [
    'header.php',
    "<?php\ncurl_setopt($ch, CURLOPT_URL, 'https://app.fakturoid.cz/api/v3/user.json');\ncurl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Bearer «token»', 'User-Agent: Kovarna']);",
  ],
  [
    'config/initializers/fakturoid.rb',
    'Fakturoid.configure do |c|\n  c.email         = "it@kovarna.example"\n  c.account       = "kovarna"\n  c.client_id     = "«id»"\n  c.client_secret = "«secret»"\nend',
  ],
  ['lib/sync.rb', "client = Fakturoid::Client.new(\n  client_id: '«id»',\n  client_secret: '«secret»'\n)"],
  [
    'config/credentials.yml',
    'production:\n  fakturoid:\n    client_id: «id»\n    client_secret: «secret»\n    token: «token»',
  ],
  ['lib/invoice.rb', 'FAKTUROID = { id: "«id»", secret: "«secret»" }.freeze'],
  [
    'spec/live.rb',
    'fakturoid_client.credentials = { access_token: "«token»", refresh_token: "«refresh»", expires_at: Time.now }',
  ],
  [
    'settings.py',
    'FAKTUROID_CLIENT_ID = os.environ.get("FAKTUROID_CLIENT_ID", "«id»")\nFAKTUROID_CLIENT_SECRET = os.getenv(\'FAKTUROID_CLIENT_SECRET\', \'«secret»\')',
  ],
  [
    'sync.py',
    'from fakturoid import Fakturoid\n\nfa = Fakturoid(\n    slug="kovarna",\n    client_id="«id»",\n    client_secret="«secret»",\n    user_agent="Kovarna (it@kovarna.example)",\n)',
  ],
  [
    'oauth.py',
    'import requests\nTOKEN_URL = "https://app.fakturoid.cz/api/v3/oauth/token"\nr = requests.post(TOKEN_URL, auth=("«id»", "«secret»"), json={"grant_type": "client_credentials"})',
  ],
  [
    'oauth2.py',
    'from requests.auth import HTTPBasicAuth\nauth = HTTPBasicAuth("«id»", "«secret»")\nr = requests.post("https://app.fakturoid.cz/api/v3/oauth/token", auth=auth)',
  ],
  [
    'models.py',
    'class FakturoidSettings(BaseSettings):\n    client_id: str = "«id»"\n    client_secret: SecretStr = SecretStr("«secret»")',
  ],
  [
    'conf.py',
    'config = {"fakturoid": {"client_id": "«id»", "client_secret": "«secret»"}, "sentry": {"dsn": ""}}',
  ],
  ['main.go', 'const (\n\tfakturoidClientID     = "«id»"\n\tfakturoidClientSecret = "«secret»"\n)'],
  [
    'client.go',
    'func New() *fakturoid.Client {\n\treturn fakturoid.NewClient(fakturoid.Config{\n\t\tClientID:     "«id»",\n\t\tClientSecret: "«secret»",\n\t})\n}',
  ],
  [
    'oauth.go',
    'conf := &clientcredentials.Config{\n\tClientID:     "«id»",\n\tClientSecret: "«secret»",\n\tTokenURL:     "https://app.fakturoid.cz/api/v3/oauth/token",\n}',
  ],
  [
    'req.go',
    'req, _ := http.NewRequest("POST", "https://app.fakturoid.cz/api/v3/oauth/token", body)\nreq.SetBasicAuth("«id»", "«secret»")',
  ],
  [
    'src/fakturoid.ts',
    "export const fakturoid = {\n  clientId: '«id»',\n  clientSecret: '«secret»',\n} as const;",
  ],
  [
    'src/token.js',
    "const res = await fetch('https://app.fakturoid.cz/api/v3/oauth/token', {\n  method: 'POST',\n  headers: { Authorization: 'Basic ' + btoa('«id»' + ':' + '«secret»') },\n});",
  ],
  [
    'src/auth.mjs',
    "const basic = Buffer.from('«id»:«secret»').toString('base64');\nawait fetch('https://app.fakturoid.cz/api/v3/oauth/token', { headers: { Authorization: `Basic ${basic}` } });",
  ],
  [
    'src/api.ts',
    "const api = axios.create({\n  baseURL: 'https://app.fakturoid.cz/api/v3',\n  headers: { Authorization: `Bearer «token»` },\n});",
  ],
  [
    'nuxt.config.ts',
    "export default defineNuxtConfig({\n  runtimeConfig: { fakturoidClientSecret: '«secret»', public: { fakturoidClientId: '«id»' } },\n});",
  ],
  [
    'auth.ts',
    "export const { handlers } = NextAuth({\n  providers: [{ id: 'fakturoid', type: 'oauth', clientId: '«id»', clientSecret: '«secret»' }],\n});",
  ],
  ['vite.env', 'VITE_FAKTUROID_ACCESS_TOKEN=«token»'],
  [
    'FakturoidService.cs',
    'private const string ClientId = "«id»";\nprivate const string ClientSecret = "«secret»";\nprivate const string TokenUrl = "https://app.fakturoid.cz/api/v3/oauth/token";',
  ],
  [
    'Program.cs',
    'var client = new FakturoidContext("kovarna", "«id»", "«secret»", "Kovarna (it@kovarna.example)");',
  ],
  [
    'Auth.cs',
    'http.BaseAddress = new Uri("https://app.fakturoid.cz/api/v3/");\nhttp.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "«token»");',
  ],
  [
    'FakturoidApi.java',
    'private static final String FAKTUROID_CLIENT_ID = "«id»";\nprivate static final String FAKTUROID_CLIENT_SECRET = "«secret»";',
  ],
  [
    'TokenClient.java',
    'HttpRequest r = HttpRequest.newBuilder(URI.create("https://app.fakturoid.cz/api/v3/oauth/token"))\n    .header("Authorization", "Basic «basic»")\n    .build();',
  ],
  [
    'Fakturoid.kt',
    'object FakturoidConfig {\n    const val CLIENT_ID = "«id»"\n    const val CLIENT_SECRET = "«secret»"\n}',
  ],
  [
    'Http.kt',
    'val credential = Credentials.basic("«id»", "«secret»")\nval request = Request.Builder().url("https://app.fakturoid.cz/api/v3/oauth/token").header("Authorization", credential)',
  ],
  ['local.properties', 'sdk.dir=/opt/android\nfakturoidClientId=«id»\nfakturoidClientSecret=«secret»'],
  ['notes.md', '## Fakturoid\n\n- Client ID: `«id»`\n- Client Secret: `«secret»`'],
  ['POZNAMKY.txt', 'Fakturoid API (účet kovarna)\nclient id = «id»\nclient secret = «secret»'],
  [
    'token.json',
    '{"fakturoid":{"access_token":"«token»","refresh_token":"«refresh»","token_type":"Bearer","expires_in":7200}}',
  ],
  [
    'storage/fakturoid-token.json',
    '{"access_token":"«token»","refresh_token":"«refresh»","expires_at":1764200000}',
  ],
  [
    'cassettes/invoices.yml',
    'http_interactions:\n- request:\n    method: get\n    uri: https://app.fakturoid.cz/api/v3/accounts/kovarna/invoices.json\n    headers:\n      Authorization:\n      - Bearer «token»',
  ],
  [
    'seed.sql',
    "INSERT INTO settings (name, value) VALUES ('fakturoid_client_id', '«id»'), ('fakturoid_client_secret', '«secret»');",
  ],
  ['config.exs', 'config :kovarna, Kovarna.Fakturoid,\n  client_id: "«id»",\n  client_secret: "«secret»"'],
  ['main.rs', 'const FAKTUROID_CLIENT_SECRET: &str = "«secret»";'],
  [
    'lib/env.dart',
    "static const fakturoidClientId = '«id»';\nstatic const String fakturoidClientSecret = '«secret»';",
  ],
  [
    'Fakturoid.swift',
    'enum Fakturoid {\n    static let clientID = "«id»"\n    static let clientSecret = "«secret»"\n}',
  ],
  ['inventory.ini', '[web]\nhost1 fakturoid_client_id=«id» fakturoid_client_secret=«secret»'],
  ['ansible.yml', '- name: Sync\n  vars:\n    fakturoid_token: "«token»"'],
  [
    'Code.gs',
    "function token_() {\n  var props = PropertiesService.getScriptProperties();\n  props.setProperty('FAKTUROID_CLIENT_ID', '«id»');\n  props.setProperty('FAKTUROID_CLIENT_SECRET', '«secret»');\n}",
  ],
  ['wrangler.jsonc', '{ "vars": { "FAKTUROID_CLIENT_ID": "«id»", "FAKTUROID_CLIENT_SECRET": "«secret»" } }'],
  [
    'serverless.yml',
    'provider:\n  environment:\n    FAKTUROID_CLIENT_ID: «id»\n    FAKTUROID_CLIENT_SECRET: «secret»',
  ],
  [
    'supervisord.conf',
    '[program:sync]\nenvironment=FAKTUROID_CLIENT_ID="«id»",FAKTUROID_CLIENT_SECRET="«secret»"',
  ],
  [
    'fakturoid.service',
    '[Service]\nEnvironment=FAKTUROID_CLIENT_ID=«id»\nEnvironment="FAKTUROID_CLIENT_SECRET=«secret»"',
  ],
  [
    'nginx.conf',
    'location /fakturoid/ {\n  proxy_pass https://app.fakturoid.cz/api/v3/;\n  proxy_set_header Authorization "Bearer «token»";\n}',
  ],
];

/** Of these, two were not known to be nothing. */
export const UNSEEN_NOTHING: readonly (readonly [path: string, template: string])[] = [
  ['.env.example', 'FAKTUROID_CLIENT_ID=your-client-id\nFAKTUROID_CLIENT_SECRET=your-client-secret'],
  [
    '.env.dist',
    'FAKTUROID_CLIENT_ID=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nFAKTUROID_CLIENT_SECRET=0000000000000000000000000000000000000000',
  ],
  ['.env.sample', 'FAKTUROID_CLIENT_SECRET=changeme\nFAKTUROID_TOKEN=<token>'],
  ['.env.template', 'FAKTUROID_CLIENT_SECRET=0123456789abcdef0123456789abcdef01234567'],
  [
    'docker-compose.yml',
    'services:\n  fakturoid-sync:\n    environment:\n      FAKTUROID_CLIENT_SECRET: ${FAKTUROID_CLIENT_SECRET}\n      FAKTUROID_CLIENT_ID: "${FAKTUROID_CLIENT_ID:?}"',
  ],
  ['deploy.yml', 'env:\n  FAKTUROID_CLIENT_SECRET: ${{ secrets.FAKTUROID_CLIENT_SECRET }}'],
  ['a.tf', 'fakturoid_client_secret = var.fakturoid_client_secret\ngit_sha                 = "«id»"'],
  ['.env', 'FAKTUROID_SLUG=kovarna\nGITHUB_CLIENT_ID=«id»\nGITHUB_CLIENT_SECRET=«secret»'],
  ['.env', 'STRIPE_WEBHOOK_SECRET=«secret»\nFAKTUROID_URL=https://app.fakturoid.cz/api/v3'],
  ['.env', 'FAKTUROID_CLIENT_ID=\nFAKTUROID_CLIENT_SECRET=\nSUPERFAKTURA_API_KEY=«key»'],
  ['.env', 'FAKTUROID_EMAIL=it@kovarna.example\nSECRET_KEY_BASE=«token»'],
  ['.env', 'FAKTUROID_SLUG=kovarna\nAPP_KEY=base64:«secret64»\nSESSION_SECRET=«secret»'],
  ['config.yml', 'fakturoid:\n  slug: kovarna\ngithub:\n  token: «key»'],
  [
    'package-lock.json',
    '{"packages":{"node_modules/fakturoid":{"resolved":"git+ssh://git@github.com/a/fakturoid.git#«id»","integrity":"sha512-«basic»"}}}',
  ],
  [
    'pnpm-lock.yaml',
    '  fakturoid@https://codeload.github.com/a/fakturoid/tar.gz/«id»:\n    resolution: {tarball: https://codeload.github.com/a/fakturoid/tar.gz/«id»}',
  ],
  ['poetry.lock', '[[package]]\nname = "fakturoid"\n[package.source]\nresolved_reference = "«id»"'],
  ['go.sum', 'github.com/a/fakturoid v1.0.0 h1:«basic»'],
  ['Cargo.lock', 'source = "git+https://github.com/a/fakturoid-rs#«id»"'],
  ['submodules.txt', 'fakturoid-php «id»'],
  ['README.md', 'See the fix in https://github.com/kovarna/fakturoid-sync/commit/«id».'],
  [
    '.github/workflows/ci.yml',
    'name: fakturoid-sync\njobs:\n  t:\n    steps:\n      - uses: actions/setup-node@«id» # v4',
  ],
  [
    'src/version.ts',
    "export const COMMIT = '«id»';\nexport const FAKTUROID_API = 'https://app.fakturoid.cz/api/v3';",
  ],
  ['a.ts', '// fakturoid\nconst checksum = "«id»";\nconst etag = \'«secret»\';'],
  ['a.py', 'ETAG = "«id»"  # of the last https://app.fakturoid.cz/api/v3/accounts/kovarna/invoices.json'],
  [
    'fixture.json',
    '{"id":27,"custom_id":"«id»","html_url":"https://app.fakturoid.cz/kovarna/invoices/27","public_html_url":"https://app.fakturoid.cz/kovarna/p/«key»/2024-0001"}',
  ],
  [
    'webhook.json',
    '{"webhook_url":"https://kovarna.example/hook/«id»","auth_header":"","events":["invoice_created"],"account":"fakturoid"}',
  ],
  [
    'account.json',
    '{"subdomain":"kovarna","logo":"https://app.fakturoid.cz/rails/active_storage/blobs/redirect/eyJf--«id»/logo.png"}',
  ],
  ['a.js', "const FAKTUROID_CLIENT_SECRET = process.env.FAKTUROID_CLIENT_SECRET ?? '';"],
  ['a.rb', 'config.client_secret = ENV.fetch("FAKTUROID_CLIENT_SECRET")\nSHA = "«id»"'],
  ['a.php', "'client_secret' => env('FAKTUROID_CLIENT_SECRET'),\n'cache_key' => '«id»',"],
  ['http.http', 'Authorization: Bearer {{fakturoidToken}}\nX-Request-Id: «id»'],
  [
    'a.http',
    'GET https://api.github.com/user\nAuthorization: Bearer «token»\n\n###\nGET https://app.fakturoid.cz/api/v3/user.json\nAuthorization: Bearer {{t}}',
  ],
  ['two.yml', 'fakturoid:\n  client_id: ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]\n  sha1: «id»'],
  ['idoklad.cs', '// Fakturoid is elsewhere\nvar idoklad = new IDokladClient("«id»", "«secret»");'],
  ['s.json', '{"fakturoid":{"slug":"kovarna"},"slack":{"client_secret":"«secret»","client_id":"«id»"}}'],
  ['a.sql', "INSERT INTO users (name, password_sha1) VALUES ('fakturoid', '«id»');"],
  ['build.gradle', "implementation 'cz.example:fakturoid-client:1.0'\n// sha1 «id»"],
  ['index.html', '<script src="/fakturoid-«id».js" integrity="sha384-«basic»"></script>'],
  ['manifest.webmanifest', '{"fakturoid.css":"fakturoid-«id».css","revision":"«secret»"}'],
  [
    'uuid.env',
    'FAKTUROID_ACCOUNT_UUID=6f1f0c5e-1f0f-4b51-8f6e-0a3a5c1e2d3b\nFAKTUROID_CLIENT_SECRET=********',
  ],
  ['a.md', 'The token looks like `9ae1...f3d8`; FAKTUROID_CLIENT_SECRET is 40 characters.'],
  ['docker.sh', 'docker pull example/fakturoid@sha256:«id»«key»\ngit checkout «id»'],
  ['ga.env', 'FAKTUROID_SLUG=kovarna\nHEROKU_API_KEY=«key»\nDIGITALOCEAN_ACCESS_TOKEN=dop_v1_«key»'],
  ['test/fake.py', 'FAKTUROID_CLIENT_SECRET = "a" * 40\nFAKTUROID_TOKEN = "fake-token"'],
  [
    'k8s.yaml',
    'kind: SealedSecret\nmetadata:\n  name: fakturoid\nspec:\n  encryptedData:\n    client_secret: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq',
  ],
  ['a.kt', 'val fakturoidClientSecret = BuildConfig.FAKTUROID_CLIENT_SECRET\nval gitHash = "«id»"'],
];
