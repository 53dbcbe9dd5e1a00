/**
 * As `unseenCorpus.ts`, by the same person: of 66 files 58 were known at once, of 109 values 96. Then by somebody who had to mend
 * the rules, before reading them: of 66 files 59, of 119 values 107; once they were mended, of 57 files 56.
 */
export const FURTHER: readonly (readonly [path: string, template: string])[] = [
  ['.env.backup', '#FAKTUROID_CLIENT_ID=«id»\n#FAKTUROID_CLIENT_SECRET=«secret»'],
  [
    '.env',
    'APP_NAME="Pila"\n\n# --- Fakturoid (faktury) ---\nFAKT_CLIENT_ID=«id»\nFAKT_CLIENT_SECRET=«secret»\n\n# --- Mail ---\nSMTP_PASSWORD=x',
  ],
  ['.env.vault', 'FAKTUROID_CLIENT_CREDENTIALS=«id»:«secret»'],
  ['.env', "MY_APP__FAKTUROID__CLIENTID='«id»'\nMY_APP__FAKTUROID__CLIENTSECRET='«secret»'"],
  ['.env.local', 'fakturoidAccessToken = «token»'],
  [
    'docker/stack.yml',
    'services:\n  worker:\n    command: ["sync", "--fakturoid-client-id=«id»", "--fakturoid-client-secret=«secret»"]',
  ],
  [
    'docker-compose.yml',
    'x-fakturoid: &fakturoid\n  CLIENT_ID: «id»\n  CLIENT_SECRET: «secret»\nservices:\n  a:\n    environment: *fakturoid',
  ],
  ['start.sh', 'FAKTUROID_TOKEN=«token» node sync.js'],
  ['start.bat', '@echo off\nset "FAKTUROID_CLIENT_SECRET=«secret»"\nnode sync.js'],
  [
    'login.sh',
    'TOKEN=«token»\ncurl -H "Authorization: Bearer $TOKEN" https://app.fakturoid.cz/api/v3/user.json',
  ],
  [
    'refresh.sh',
    'curl https://app.fakturoid.cz/api/v3/oauth/token -d grant_type=refresh_token -d refresh_token=«refresh» -H "Authorization: Basic «basic»"',
  ],
  [
    'httpie.sh',
    'http -a «id»:«secret» POST https://app.fakturoid.cz/api/v3/oauth/token grant_type=client_credentials',
  ],
  [
    'wget.sh',
    'wget --header="Authorization: Bearer «token»" https://app.fakturoid.cz/api/v3/accounts/pila/subjects.json',
  ],
  [
    'token.ps1',
    '$clientId = "«id»"\n$clientSecret = "«secret»"\n$basic = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("${clientId}:${clientSecret}"))\nInvoke-RestMethod -Method Post -Uri "https://app.fakturoid.cz/api/v3/oauth/token" -Headers @{ Authorization = "Basic $basic" }',
  ],
  [
    'kustomization.yaml',
    'secretGenerator:\n  - name: fakturoid\n    literals:\n      - client_id=«id»\n      - client_secret=«secret»',
  ],
  [
    'manifests/fakturoid-secret.yaml',
    'apiVersion: v1\ndata:\n  FAKTUROID_CLIENT_SECRET: «secret64»\nkind: Secret',
  ],
  [
    'pair.ps1',
    "$pair = [pscredential]::new('«id»', (ConvertTo-SecureString '«secret»' -AsPlainText -Force))\nInvoke-RestMethod https://app.fakturoid.cz/api/v3/oauth/token -Credential $pair",
  ],
  [
    'connect.ps1',
    "$who = New-Object System.Management.Automation.PSCredential '«id»', (ConvertTo-SecureString -String '«secret»' -AsPlainText -Force)\nConnect-Fakturoid -Credential $who",
  ],
  [
    'heslo.ps1',
    "$Root = 'https://app.fakturoid.cz/api/v3'\n$pw = ConvertTo-SecureString '«secret»' -AsPlainText -Force",
  ],
  [
    'roura.ps1',
    "$Root = 'https://app.fakturoid.cz/api/v3'\n$x = '«secret»' | ConvertTo-SecureString -AsPlainText -Force",
  ],
  ['values.yaml', 'secrets:\n  fakturoid:\n    token: "«token»"'],
  ['.circleci/config.yml', 'jobs:\n  a:\n    environment:\n      FAKTUROID_CLIENT_ID: «id»'],
  ['azure-pipelines.yml', 'variables:\n- name: FakturoidClientSecret\n  value: «secret»'],
  ['bitbucket-pipelines.yml', 'script:\n  - export FAKTUROID_REFRESH_TOKEN="«refresh»"'],
  [
    'locals.tf',
    'locals {\n  fakturoid = {\n    client_id     = "«id»"\n    client_secret = "«secret»"\n  }\n}',
  ],
  ['Pulumi.prod.yaml', 'config:\n  pila:fakturoidClientId: «id»\n  pila:fakturoidClientSecret: «secret»'],
  ['netlify.toml', '[build.environment]\nFAKTUROID_CLIENT_SECRET = "«secret»"'],
  [
    'vercel.json',
    '{ "env": { "FAKTUROID_CLIENT_ID": "«id»" }, "build": { "env": { "FAKTUROID_CLIENT_SECRET": "«secret»" } } }',
  ],
  [
    'app.json',
    '{ "env": { "FAKTUROID_CLIENT_SECRET": { "description": "z nastavení", "value": "«secret»" } } }',
  ],
  [
    'config/default.json5',
    "{\n  fakturoid: {\n    clientId: '«id»',\n    clientSecret: '«secret»', // z Nastavení\n  },\n}",
  ],
  [
    'config/default.js',
    "module.exports = {\n  port: 3000,\n  fakturoid: { slug: 'pila', oauth: { client_id: '«id»', client_secret: '«secret»' } },\n};",
  ],
  [
    'config.local.php',
    "<?php\nreturn ['fakturoid' => ['slug' => 'pila', 'credentials' => ['id' => '«id»', 'secret' => '«secret»']]];",
  ],
  [
    'parameters.yml',
    'parameters:\n    fakturoid_client_id: «id»\n    fakturoid_client_secret: «secret»\n    mailer_password: null',
  ],
  ['config.neon', "services:\n\t- Fakturoid\\FakturoidManager(@http, '«id»', '«secret»', 'pila')"],
  [
    'bootstrap.php',
    "<?php\nputenv('FAKTUROID_CLIENT_ID=«id»');\n$_ENV['FAKTUROID_CLIENT_SECRET'] = '«secret»';",
  ],
  [
    'admin/settings.php',
    "<?php\nupdate_option('fakturoid_client_id', '«id»');\nupdate_option('fakturoid_client_secret', '«secret»');",
  ],
  [
    'Invoice.php',
    "<?php\nnamespace App\\Fakturoid;\nclass Client\n{\n    private string $clientId = '«id»';\n    private string $clientSecret = '«secret»';\n}",
  ],
  [
    'guzzle.php',
    "<?php\n$client = new Client(['base_uri' => 'https://app.fakturoid.cz/api/v3/']);\n$client->post('oauth/token', ['auth' => ['«id»', '«secret»'], 'json' => ['grant_type' => 'client_credentials']]);",
  ],
  [
    'laravelHttp.php',
    "<?php\n$r = Http::withBasicAuth('«id»', '«secret»')->post('https://app.fakturoid.cz/api/v3/oauth/token');\n$i = Http::withToken('«token»')->get('https://app.fakturoid.cz/api/v3/user.json');",
  ],
  [
    'faraday.rb',
    'conn = Faraday.new("https://app.fakturoid.cz/api/v3") do |f|\n  f.request :authorization, :basic, "«id»", "«secret»"\nend',
  ],
  [
    'nethttp.rb',
    'uri = URI("https://app.fakturoid.cz/api/v3/oauth/token")\nreq = Net::HTTP::Post.new(uri)\nreq.basic_auth "«id»", "«secret»"',
  ],
  [
    'omniauth.rb',
    'Rails.application.config.middleware.use OmniAuth::Builder do\n  provider :fakturoid, "«id»", "«secret»"\nend',
  ],
  [
    'config/secrets.yml',
    'development:\n  fakturoid_client_id: «id»\nproduction:\n  fakturoid_client_secret: «secret»',
  ],
  ['settings_local.py', "FAKTUROID = dict(client_id='«id»', client_secret='«secret»', slug='pila')"],
  ['pyproject.toml', '[tool.fakturoid]\nclient-id = "«id»"\nclient-secret = "«secret»"'],
  [
    'httpx.py',
    'async with httpx.AsyncClient(base_url="https://app.fakturoid.cz/api/v3", headers={"Authorization": "Bearer «token»"}) as c:\n    await c.get("/user.json")',
  ],
  [
    'authlib.py',
    'client = OAuth2Session("«id»", "«secret»", token_endpoint="https://app.fakturoid.cz/api/v3/oauth/token")',
  ],
  ['streamlit/secrets.toml', '[fakturoid]\ntoken = "«token»"'],
  ['viper.yaml', 'fakturoid:\n  clientid: «id»\n  clientsecret: «secret»'],
  ['cmd/root.go', 'flag.StringVar(&secret, "fakturoid-client-secret", "«secret»", "client secret")'],
  ['resty.go', 'client := resty.New().SetBaseURL("https://app.fakturoid.cz/api/v3").SetAuthToken("«token»")'],
  ['env.go', 'os.Setenv("FAKTUROID_CLIENT_SECRET", "«secret»")'],
  [
    'application-prod.properties',
    'app.integrations.fakturoid.clientId=«id»\napp.integrations.fakturoid.clientSecret=«secret»',
  ],
  [
    'FakturoidProperties.java',
    '@ConfigurationProperties("fakturoid")\npublic class FakturoidProperties {\n  private String clientId = "«id»";\n  private String clientSecret = "«secret»";\n}',
  ],
  ['Value.java', '@Value("${fakturoid.client-secret:«secret»}")\nprivate String clientSecret;'],
  ['gradle.properties', 'FAKTUROID_TOKEN=«token»'],
  ['web.config', '<appSettings>\n  <add value="«secret»" key="Fakturoid.ClientSecret" />\n</appSettings>'],
  [
    'Startup.cs',
    'services.Configure<FakturoidOptions>(o => { o.ClientId = "«id»"; o.ClientSecret = "«secret»"; });',
  ],
  [
    'Web.cs',
    'var auth = Convert.ToBase64String(Encoding.UTF8.GetBytes("«id»:«secret»"));\nclient.DefaultRequestHeaders.Add("Authorization", "Basic " + auth);\nawait client.PostAsync("https://app.fakturoid.cz/api/v3/oauth/token", content);',
  ],
  [
    'Api.swift',
    'request.url = URL(string: "https://app.fakturoid.cz/api/v3/user.json")\nrequest.setValue("Bearer «token»", forHTTPHeaderField: "Authorization")',
  ],
  [
    'make-blueprint.json',
    '{"name":"Fakturoid","flow":[{"module":"http:ActionSendDataBasicAuth","mapper":{"url":"https://app.fakturoid.cz/api/v3/oauth/token","authUser":"«id»","authPass":"«secret»"}}]}',
  ],
  [
    'fakturoid.postman_collection.json',
    '{"info":{"name":"Fakturoid v3"},"auth":{"type":"bearer","bearer":[{"key":"token","value":"«token»","type":"string"}]}}',
  ],
  [
    'insomnia.json',
    '{"resources":[{"_type":"environment","data":{"base_url":"https://app.fakturoid.cz/api/v3","client_id":"«id»","client_secret":"«secret»"}}]}',
  ],
  [
    'bruno/environments/prod.bru',
    'vars {\n  fakturoid_url: https://app.fakturoid.cz/api/v3\n  client_id: «id»\n  client_secret: «secret»\n}',
  ],
  [
    '.mcp.json',
    '{"mcpServers":{"fakturoid":{"command":"docker","args":["run","-i","-e","FAKTUROID_CLIENT_ID=«id»","-e","FAKTUROID_CLIENT_SECRET=«secret»","fakturoid-mcp"]}}}',
  ],
  [
    '.codex/config.toml',
    '[mcp_servers.fakturoid.env]\nFAKTUROID_CLIENT_ID = "«id»"\nFAKTUROID_CLIENT_SECRET = "«secret»"',
  ],
  [
    'debug.log',
    '2026-11-02 10:00 POST https://app.fakturoid.cz/api/v3/oauth/token -> 200 {"access_token":"«token»","token_type":"Bearer","expires_in":7200}',
  ],
  [
    'session.har.json',
    '{"request":{"method":"GET","url":"https://app.fakturoid.cz/api/v3/user.json","headers":[{"name":"Authorization","value":"Bearer «token»"}]}}',
  ],
  ['export.csv', 'service,client_id,client_secret\nfakturoid,«id»,«secret»'],
  [
    'hesla.md',
    '| služba | Client ID | Client Secret |\n| --- | --- | --- |\n| Fakturoid | «id» | «secret» |',
  ],
  [
    'config/fakturoid.php',
    "<?php\nreturn [\n    'slug' => env('FAKTUROID_SLUG', 'pila'),\n    'oauth' => [\n        'client_id' => '«id»',\n        'client_secret' => '«secret»',\n    ],\n];",
  ],
  [
    'config/services.php',
    "<?php\nreturn [\n    'fakturoid' => [\n        'id' => env('FAKTUROID_ID', default: '«id»'),\n        'secret' => env('FAKTUROID_SECRET') ?: '«secret»',\n    ],\n];",
  ],
  [
    'config/services.yaml',
    "services:\n    App\\Fakturoid\\Client:\n        arguments:\n            $clientId: '«id»'\n            $clientSecret: '«secret»'",
  ],
  [
    'config/packages/framework.yaml',
    "framework:\n    http_client:\n        scoped_clients:\n            fakturoid.client:\n                base_uri: 'https://app.fakturoid.cz/api/v3/'\n                auth_bearer: '«token»'",
  ],
  [
    '.env.local.php',
    "<?php\nreturn array (\n  'APP_ENV' => 'prod',\n  'FAKTUROID_CLIENT_ID' => '«id»',\n  'FAKTUROID_CLIENT_SECRET' => '«secret»',\n);",
  ],
  [
    'config/credentials.yml',
    'fakturoid:\n  production:\n    client_id: «id»\n    client_secret: "«secret»"\n  staging:\n    client_id: «id»',
  ],
  [
    'config/application.yml',
    'defaults: &defaults\n  FAKTUROID_CLIENT_ID: "«id»"\n  FAKTUROID_CLIENT_SECRET: "«secret»"',
  ],
  [
    'config/environments/production.rb',
    'config.x.fakturoid.client_id = "«id»"\nconfig.x.fakturoid.client_secret = "«secret»"',
  ],
  [
    'app/services/fakturoid_sync.rb',
    'ENV["FAKTUROID_CLIENT_SECRET"] ||= "«secret»"\nid = ENV.fetch("FAKTUROID_CLIENT_ID") { "«id»" }',
  ],
  [
    'project/settings/base.py',
    'FAKTUROID = {\n    "SLUG": "pila",\n    "CLIENT_ID": "«id»",\n    "CLIENT_SECRET": "«secret»",\n}',
  ],
  [
    'project/settings/env.py',
    'FAKTUROID_CLIENT_ID = env.str("FAKTUROID_CLIENT_ID", default="«id»")\nFAKTUROID_CLIENT_SECRET = config("FAKTUROID_CLIENT_SECRET", default="«secret»")',
  ],
  [
    'sync/client.py',
    'class FakturoidClient:\n    def __init__(self, client_id="«id»", client_secret="«secret»"):\n        self.auth = (client_id, client_secret)',
  ],
  [
    'dataclass.py',
    '@dataclass\nclass FakturoidConfig:\n    slug: str = "pila"\n    client_id: str = field(default="«id»")\n    client_secret: str = field(default="«secret»")',
  ],
  [
    'requests.py',
    'session.headers.update({"Authorization": "Bearer «token»"})\nsession.get("https://app.fakturoid.cz/api/v3/user.json")',
  ],
  [
    'docker-compose.yml',
    "services:\n  app:\n    image: pila/app\n    environment:\n      DB_HOST: db\n      FAKTUROID__CLIENT_ID: '«id»'\n      FAKTUROID__CLIENT_SECRET: '«secret»'",
  ],
  [
    'docker-compose.dev.yml',
    'services:\n  mcp:\n    image: ghcr.io/example/fakturoid-mcp\n    environment:\n      - CLIENT_ID=«id»\n      - CLIENT_SECRET=«secret»',
  ],
  [
    'k8s/deployment.yaml',
    '        env:\n        - name: FAKTUROID_CLIENT_ID\n          value: "«id»"\n        - name: FAKTUROID_CLIENT_SECRET\n          value: "«secret»"',
  ],
  [
    'k8s/secret.yaml',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: fakturoid\n  namespace: faktury\ntype: Opaque\ndata:\n  clientId: «id64»\n  clientSecret: «secret64»',
  ],
  [
    'k8s/configmap.yaml',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: env\ndata:\n  FAKTUROID_REFRESH_TOKEN: «refresh»',
  ],
  [
    '.github/workflows/sync.yaml',
    '      - name: Sync\n        run: node sync.js --client-id «id» --client-secret «secret»\n        env:\n          FAKTUROID_URL: https://app.fakturoid.cz/api/v3',
  ],
  [
    '.github/workflows/curl.yaml',
    '      - run: curl -H "Authorization: Bearer «token»" https://app.fakturoid.cz/api/v3/user.json',
  ],
  [
    'terraform/main.tf',
    'resource "aws_ssm_parameter" "fakturoid_client_secret" {\n  name  = "/app/fakturoid/client_secret"\n  type  = "SecureString"\n  value = "«secret»"\n}',
  ],
  [
    'terraform/lambda.tf',
    'environment {\n  variables = {\n    SLUG                    = "pila"\n    FAKTUROID_CLIENT_ID     = "«id»"\n    FAKTUROID_CLIENT_SECRET = "«secret»"\n  }\n}',
  ],
  [
    'postman/Fakturoid.postman_collection.json',
    '{\n  "info": { "name": "Fakturoid API" },\n  "variable": [\n    { "key": "clientId", "value": "«id»" },\n    { "key": "clientSecret", "value": "«secret»" }\n  ]\n}',
  ],
  [
    'postman/oauth.postman_collection.json',
    '{"info":{"name":"Fakturoid"},"auth":{"type":"oauth2","oauth2":[{"key":"clientSecret","value":"«secret»","type":"string"},{"key":"clientId","value":"«id»","type":"string"},{"key":"accessTokenUrl","value":"https://app.fakturoid.cz/api/v3/oauth/token","type":"string"}]}}',
  ],
  [
    'insomnia/export.yaml',
    '_type: export\nresources:\n  - _id: env_1\n    name: Fakturoid\n    data:\n      base_url: https://app.fakturoid.cz/api/v3\n      client_id: «id»\n      client_secret: «secret»',
  ],
  [
    'insomnia/auth.json',
    '{"_type":"request","url":"https://app.fakturoid.cz/api/v3/user.json","authentication":{"type":"bearer","token":"«token»"}}',
  ],
  [
    'n8n/credentials.json',
    '[{"name":"Fakturoid","type":"oAuth2Api","data":{"grantType":"clientCredentials","accessTokenUrl":"https://app.fakturoid.cz/api/v3/oauth/token","clientId":"«id»","clientSecret":"«secret»"}}]',
  ],
  [
    'make/blueprint.json',
    '{"name":"Faktury","flow":[{"id":1,"module":"http:ActionSendData","mapper":{"url":"https://app.fakturoid.cz/api/v3/accounts/pila/invoices.json","method":"post","headers":[{"name":"Authorization","value":"Bearer «token»"}]}}]}',
  ],
  [
    'appsettings.Production.json',
    '{\n  "Integrations": {\n    "Fakturoid": {\n      "Slug": "pila",\n      "OAuth": { "ClientId": "«id»", "ClientSecret": "«secret»" }\n    }\n  }\n}',
  ],
  [
    'Program.cs',
    'builder.Services.AddFakturoid(options =>\n{\n    options.Slug = "pila";\n    options.ClientId = "«id»";\n    options.ClientSecret = "«secret»";\n});',
  ],
  ['FakturoidClient.cs', 'public FakturoidClient() : this("«id»", "«secret»") { }'],
  [
    'src/main/resources/application.properties',
    'integrations.fakturoid.oauth.client-id=«id»\nintegrations.fakturoid.oauth.client-secret=«secret»\nspring.datasource.url=jdbc:h2:mem',
  ],
  [
    'src/main/resources/application.yaml',
    'fakturoid:\n  api:\n    base-url: https://app.fakturoid.cz/api/v3\n    client-id: "«id»"\n    client-secret: "«secret»"',
  ],
  [
    'FakturoidConfig.java',
    '@Bean\npublic FakturoidClient fakturoidClient() {\n  return FakturoidClient.builder().clientId("«id»").clientSecret("«secret»").build();\n}',
  ],
  [
    'Fakturoid.kt',
    'class FakturoidApi(\n    private val clientId: String = "«id»",\n    private val clientSecret: String = "«secret»",\n)',
  ],
  [
    'build.gradle.kts',
    'android {\n    defaultConfig {\n        buildConfigField("String", "FAKTUROID_CLIENT_ID", "\\"«id»\\"")\n        buildConfigField("String", "FAKTUROID_CLIENT_SECRET", "\\"«secret»\\"")\n    }\n}',
  ],
  [
    'strings.xml',
    '<resources>\n    <string name="fakturoid_client_id">«id»</string>\n    <string name="fakturoid_client_secret">«secret»</string>\n</resources>',
  ],
  [
    'Info.plist',
    '<dict>\n\t<key>FakturoidClientID</key>\n\t<string>«id»</string>\n\t<key>FakturoidClientSecret</key>\n\t<string>«secret»</string>\n</dict>',
  ],
  ['Secrets.xcconfig', 'FAKTUROID_CLIENT_ID = «id»\nFAKTUROID_CLIENT_SECRET = «secret»'],
  [
    'Fakturoid.swift',
    'struct FakturoidCredentials {\n    var clientID: String = "«id»"\n    var clientSecret: String = "«secret»"\n}',
  ],
  ['Api.swift', 'let client = FakturoidClient(clientId: "«id»", clientSecret: "«secret»", slug: "pila")'],
  [
    'lib/config.dart',
    "class FakturoidConfig {\n  static const String clientId = String.fromEnvironment('FAKTUROID_CLIENT_ID', defaultValue: '«id»');\n  static const String clientSecret = '«secret»';\n}",
  ],
  [
    'lib/api.dart',
    "final dio = Dio(BaseOptions(\n  baseUrl: 'https://app.fakturoid.cz/api/v3',\n  headers: {'Authorization': 'Bearer «token»'},\n));",
  ],
  ['src/main.rs', 'let client = fakturoid::Client::new("«id»", "«secret»");'],
  [
    'src/config.rs',
    'impl Default for FakturoidConfig {\n    fn default() -> Self {\n        Self { client_id: "«id»".to_string(), client_secret: "«secret»".into() }\n    }\n}',
  ],
  [
    'config/runtime.exs',
    'config :pila, :fakturoid,\n  slug: "pila",\n  client_id: System.get_env("FAKTUROID_CLIENT_ID", "«id»"),\n  client_secret: System.get_env("FAKTUROID_CLIENT_SECRET") || "«secret»"',
  ],
  ['lib/fakturoid.ex', 'defmodule Pila.Fakturoid do\n  @client_id "«id»"\n  @client_secret "«secret»"\nend'],
  [
    'Get-Invoices.ps1',
    "param(\n  [string]$FakturoidClientId = '«id»',\n  [string]$FakturoidClientSecret = '«secret»'\n)",
  ],
  [
    'Connect.ps1',
    "$body = @{ grant_type = 'refresh_token'; refresh_token = '«refresh»' } | ConvertTo-Json\nInvoke-RestMethod -Method Post -Uri 'https://app.fakturoid.cz/api/v3/oauth/token' -Body $body",
  ],
  ['Secure.ps1', "$FakturoidSecret = ConvertTo-SecureString '«secret»' -AsPlainText -Force"],
  [
    'api.http',
    '@fakturoidClientId = «id»\n@fakturoidClientSecret = «secret»\nPOST https://app.fakturoid.cz/api/v3/oauth/token\nAuthorization: Basic {{fakturoidClientId}}:{{fakturoidClientSecret}}',
  ],
  [
    'user.http',
    '@host = app.fakturoid.cz\n\nGET https://{{host}}/api/v3/user.json\nAuthorization: Bearer «token»',
  ],
  [
    'bruno/Fakturoid/environments/Production.bru',
    'vars {\n  baseUrl: https://app.fakturoid.cz/api/v3\n  slug: pila\n  accessToken: «token»\n}',
  ],
  [
    'bruno/Fakturoid/token.bru',
    'post {\n  url: https://app.fakturoid.cz/api/v3/oauth/token\n  auth: basic\n}\n\nauth:basic {\n  username: «id»\n  password: «secret»\n}',
  ],
  [
    'lib/fakturoid/client.js',
    "class FakturoidClient {\n  #clientId = '«id»';\n  #clientSecret = '«secret»';\n}",
  ],
  [
    'lib/invoice.ts',
    "const fakturoid = new FakturoidApi({ slug: 'pila', auth: { id: '«id»', secret: '«secret»' } });",
  ],
  [
    'ecosystem.config.js',
    "module.exports = { apps: [{ name: 'sync', env: { FAKTUROID_CLIENT_ID: '«id»', FAKTUROID_CLIENT_SECRET: '«secret»' } }] };",
  ],
  ['Code.gs', "const FAKTUROID = {\n  CLIENT_ID: '«id»',\n  CLIENT_SECRET: '«secret»',\n  SLUG: 'pila',\n};"],
  ['cli.sh', 'export CLIENT_ID=«id» CLIENT_SECRET=«secret»\nnpx fakturoid-cli invoices list'],
  ['Jenkinsfile', "environment {\n  FAKTUROID_CLIENT_ID = '«id»'\n  FAKTUROID_CLIENT_SECRET = '«secret»'\n}"],
  ['cloudformation.yml', 'Environment:\n  Variables:\n    FakturoidClientSecret: «secret»'],
  [
    '.gitlab-ci.yml',
    'sync:\n  variables:\n    FAKTUROID_TOKEN:\n      value: "«token»"\n      description: "Fakturoid"',
  ],
  [
    'nuxt.config.ts',
    "export default defineNuxtConfig({\n  runtimeConfig: {\n    fakturoid: { clientId: '«id»', clientSecret: '«secret»' },\n  },\n});",
  ],
  [
    'plugin.php',
    "<?php\nadd_option( 'wc_fakturoid_settings', array( 'client_id' => '«id»', 'client_secret' => '«secret»' ) );",
  ],
  [
    'seed.rb',
    'Setting.create!(key: "fakturoid_client_id", value: "«id»")\nSetting.create!(key: "fakturoid_client_secret", value: "«secret»")',
  ],
  ['.env', "export FAKTUROID_API_CLIENT_ID='«id»'\nexport FAKTUROID_API_CLIENT_SECRET='«secret»'"],
  ['.env.development', '# https://app.fakturoid.cz\nOAUTH_CLIENT_ID=«id»\nOAUTH_CLIENT_SECRET=«secret»'],
  [
    'docker-compose.yml',
    'services:\n  fakturoid:\n    build: .\n    environment:\n      - CLIENT_ID=«id»\n      - CLIENT_SECRET=«secret»\n      - SLUG=pila',
  ],
  ['deploy/env.list', 'FAKTUROID_CLIENT_ID=«id»\nFAKTUROID_CLIENT_SECRET=«secret»'],
  [
    'k8s/fakturoid.yaml',
    'kind: Secret\nstringData:\n  config.json: |\n    {"clientId": "«id»", "clientSecret": "«secret»"}',
  ],
  [
    'helm/values.yaml',
    'config:\n  fakturoid:\n    oauth:\n      clientId: "«id»"\n      clientSecret: "«secret»"',
  ],
  ['.github/workflows/a.yml', '    - run: FAKTUROID_TOKEN=«token» npm test'],
  [
    'terraform/secrets.auto.tfvars',
    'fakturoid = {\n  client_id     = "«id»"\n  client_secret = "«secret»"\n}',
  ],
  [
    'terraform/gh.tf',
    'resource "github_actions_secret" "fakturoid" {\n  secret_name     = "FAKTUROID_CLIENT_SECRET"\n  plaintext_value = "«secret»"\n}',
  ],
  [
    'app/Config/Fakturoid.php',
    "<?php\nnamespace Config;\nclass Fakturoid extends BaseConfig\n{\n    public string $clientId = '«id»';\n    public string $clientSecret = '«secret»';\n}",
  ],
  [
    'config/parameters.php',
    "<?php\n$container->setParameter('fakturoid.client_id', '«id»');\n$container->setParameter('fakturoid.client_secret', '«secret»');",
  ],
  [
    'web/app.php',
    "<?php\n$provider = new \\Fakturoid\\Provider(['clientId' => '«id»', 'clientSecret' => '«secret»', 'redirectUri' => '/cb']);",
  ],
  [
    'web/token.php',
    "<?php\n$auth = base64_encode('«id»' . ':' . '«secret»');\n$ch = curl_init('https://app.fakturoid.cz/api/v3/oauth/token');\ncurl_setopt($ch, CURLOPT_HTTPHEADER, [\"Authorization: Basic $auth\"]);",
  ],
  ['app/settings.neon', 'fakturoid:\n\tslug: pila\n\toauth: {clientId: «id», clientSecret: «secret»}'],
  [
    'config/secrets.rb',
    'Rails.application.credentials.fakturoid = { client_id: "«id»", client_secret: "«secret»" }',
  ],
  ['spec/support/fakturoid.rb', 'stub_const("FAKTUROID_CLIENT_SECRET", "«secret»")'],
  ['bin/import', '#!/usr/bin/env ruby\nFAKTUROID_ID, FAKTUROID_SECRET = "«id»", "«secret»"'],
  [
    'app/fakturoid/client.py',
    'CLIENT_ID = "«id»"\nCLIENT_SECRET = "«secret»"\nBASE_URL = "https://app.fakturoid.cz/api/v3"',
  ],
  [
    'settings/local.py',
    "INTEGRATIONS = {\n    'fakturoid': {\n        'client_id': '«id»',\n        'client_secret': '«secret»',\n    },\n    'stripe': {'key': STRIPE_KEY},\n}",
  ],
  [
    'tests/conftest.py',
    'monkeypatch.setenv("FAKTUROID_CLIENT_SECRET", "«secret»")\nos.environ.setdefault("FAKTUROID_CLIENT_ID", "«id»")',
  ],
  [
    'notebook.ipynb',
    '{"cells":[{"source":["client_id = \\"«id»\\"\\n","client_secret = \\"«secret»\\"\\n","r = requests.post(\'https://app.fakturoid.cz/api/v3/oauth/token\', auth=(client_id, client_secret))"]}]}',
  ],
  [
    'src/config.ts',
    "export const config = {\n  fakturoidClientId: process.env.FAKTUROID_CLIENT_ID ?? '«id»',\n  fakturoidClientSecret: process.env.FAKTUROID_CLIENT_SECRET ?? '«secret»',\n};",
  ],
  [
    'src/env.ts',
    "const env = z.object({\n  FAKTUROID_CLIENT_ID: z.string().default('«id»'),\n  FAKTUROID_CLIENT_SECRET: z.string().default('«secret»'),\n});",
  ],
  [
    'src/app.module.ts',
    "FakturoidModule.forRoot({ clientId: '«id»', clientSecret: '«secret»', slug: 'pila' }),",
  ],
  ['src/headers.ts', "const FAKTUROID_HEADERS = { Authorization: 'Bearer «token»', 'User-Agent': 'Pila' };"],
  ['src/fakturoid/tokens.json', '{"accessToken":"«token»","refreshToken":"«refresh»"}'],
  [
    'src/passport.js',
    "passport.use('fakturoid', new OAuth2Strategy({\n  authorizationURL: 'https://app.fakturoid.cz/api/v3/oauth',\n  clientID: '«id»',\n  clientSecret: '«secret»',\n}, verify));",
  ],
  ['src/legacy.js', "const f = new Fakturoid('pila', 'a@example.org', '«key»');"],
  ['cmd/main.go', 'client := fakturoid.New("pila", "«id»", "«secret»")'],
  [
    'internal/config.go',
    'viper.SetDefault("fakturoid.client_id", "«id»")\nviper.SetDefault("fakturoid.client_secret", "«secret»")',
  ],
  [
    'internal/oauth.go',
    'var fakturoidOAuth = &oauth2.Config{\n\tClientID:     "«id»",\n\tClientSecret: "«secret»",\n\tEndpoint:     oauth2.Endpoint{TokenURL: "https://app.fakturoid.cz/api/v3/oauth/token"},\n}',
  ],
  [
    'FakturoidOptions.cs',
    'public class FakturoidOptions\n{\n    public string ClientId { get; set; } = "«id»";\n    public string ClientSecret { get; set; } = "«secret»";\n}',
  ],
  [
    'Startup.cs',
    'services.AddHttpClient("Fakturoid", c => c.DefaultRequestHeaders.Authorization = new("Bearer", "«token»"));',
  ],
  ['nuget.config', '<add key="fakturoid:clientSecret" value="«secret»" />'],
  ['application-local.yml', 'clients:\n  fakturoid:\n    id: «id»\n    secret: «secret»'],
  ['Config.java', 'System.setProperty("fakturoid.clientSecret", "«secret»");'],
  [
    'Client.java',
    'private final FakturoidCredentials credentials = new FakturoidCredentials("«id»", "«secret»");',
  ],
  ['app/build.gradle', 'buildConfigField "String", "FAKTUROID_SECRET", \'"«secret»"\''],
  ['Config.kt', 'val fakturoid = FakturoidClient {\n    clientId = "«id»"\n    clientSecret = "«secret»"\n}'],
  ['Secrets.swift', 'static let fakturoidToken = "«token»"'],
  ['env.dart', "const fakturoid = {'clientId': '«id»', 'clientSecret': '«secret»'};"],
  ['config.rs', 'std::env::var("FAKTUROID_CLIENT_SECRET").unwrap_or_else(|_| "«secret»".to_string())'],
  ['prod.exs', 'config :my_app, Fakturoid, client_id: "«id»", client_secret: "«secret»"'],
  ['run.ps1', "[Environment]::SetEnvironmentVariable('FAKTUROID_CLIENT_SECRET', '«secret»', 'User')"],
  [
    'invoke.ps1',
    '$pair = "«id»:«secret»"\n$bytes = [Text.Encoding]::ASCII.GetBytes($pair)\nInvoke-RestMethod https://app.fakturoid.cz/api/v3/oauth/token -Headers @{ Authorization = \'Basic \' + [Convert]::ToBase64String($bytes) }',
  ],
  [
    'dev.http',
    '# @name token\nPOST https://app.fakturoid.cz/api/v3/oauth/token\nAuthorization: Basic «id»:«secret»',
  ],
  ['http-client.env.json', '{ "prod": { "fakturoid": { "clientId": "«id»", "clientSecret": "«secret»" } } }'],
  [
    'postman_environment.json',
    '{"name":"Fakturoid prod","values":[{"key":"clientSecret","value":"«secret»"},{"key":"clientId","value":"«id»"}]}',
  ],
  [
    'collection.bru',
    'auth {\n  mode: oauth2\n}\nauth:oauth2 {\n  grant_type: client_credentials\n  access_token_url: https://app.fakturoid.cz/api/v3/oauth/token\n  client_id: «id»\n  client_secret: «secret»\n}',
  ],
  ['hurl/user.hurl', 'GET https://app.fakturoid.cz/api/v3/user.json\nAuthorization: Bearer «token»'],
  ['Jenkinsfile', 'sh "curl -u «id»:«secret» https://app.fakturoid.cz/api/v3/oauth/token"'],
  [
    '.idea/runConfigurations/sync.xml',
    '<envs><env name="FAKTUROID_CLIENT_ID" value="«id»" /><env name="FAKTUROID_CLIENT_SECRET" value="«secret»" /></envs>',
  ],
  [
    '.vscode/launch.json',
    '{ "configurations": [{ "env": { "FAKTUROID_CLIENT_ID": "«id»", "FAKTUROID_CLIENT_SECRET": "«secret»" } }] }',
  ],
  [
    '.vscode/tasks.json',
    '{"tasks":[{"label":"fakturoid","type":"shell","options":{"env":{"CLIENT_SECRET":"«secret»"}}}]}',
  ],
  ['crontab', '0 3 * * * FAKTUROID_CLIENT_ID=«id» FAKTUROID_CLIENT_SECRET=«secret» /usr/bin/node sync.js'],
  ['dump.sql', "INSERT INTO `options` (`name`, `value`) VALUES ('fakturoid_access_token', '«token»');"],
  [
    'tokens.sql',
    "INSERT INTO fakturoid_tokens (access_token, refresh_token) VALUES ('«token»', '«refresh»');",
  ],
];

/** Of these 40, three were not known to be nothing. */
export const FURTHER_NOTHING: readonly (readonly [path: string, template: string])[] = [
  [
    '.env',
    'FAKTUROID_CLIENT_ID=<client id>\nFAKTUROID_CLIENT_SECRET=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  ],
  ['.env', '# Fakturoid\nFAKTUROID_SLUG=pila\n\n# GitHub\nCLIENT_ID=«id»\nCLIENT_SECRET=«secret»'],
  ['.env', 'FAKTUROID_API=https://app.fakturoid.cz/api/v3\nFIO_TOKEN=«token»\nPACKETA_API_PASSWORD=«key»'],
  ['a.yml', 'fakturoid:\n  enabled: true\ntoggl:\n  api_token: «key»'],
  [
    'deploy.sh',
    'git clone https://github.com/pila/fakturoid-sync && cd fakturoid-sync && git reset --hard «id»',
  ],
  ['Gemfile', 'gem "fakturoid", git: "https://github.com/fakturoid/fakturoid-ruby", ref: "«id»"'],
  ['composer.json', '{"require":{"fakturoid/fakturoid-php":"dev-main#«id»"}}'],
  [
    'a.ts',
    "import { FakturoidClient } from 'fakturoid';\nconst buildId = '«id»';\nconst cacheKey = `fakturoid:«key»`;",
  ],
  ['sri.html', '<!-- Fakturoid widget --><link rel="preload" href="/a.js?v=«id»">'],
  ['xero.py', 'from fakturoid import Fakturoid\nxero = Xero(client_id="«id»", client_secret="«secret»")'],
  [
    'a.tf',
    'variable "fakturoid_client_secret" { type = string }\nresource "github_repository" "r" { description = "«id»" }',
  ],
  [
    'a.php',
    "$fakturoid = new FakturoidManager($http, $_ENV['ID'], $_ENV['SECRET'], 'pila');\n$hash = sha1($x) === '«id»';",
  ],
  [
    'lock.json',
    '{"fakturoid-ts":{"version":"1.0.0","resolved":"https://codeload.github.com/a/fakturoid-ts/tar.gz/«id»"}}',
  ],
  ['test.rb', 'let(:fakturoid_client_secret) { "secret" }'],
  [
    'a.cs',
    'Fakturoid.Configure(Environment.GetEnvironmentVariable("FAKTUROID_CLIENT_SECRET"));\n// commit «id»',
  ],
  ['log.txt', 'deployed fakturoid-sync «id» to production'],
  ['a.json', '{"fakturoid":{"last_invoice_hash":"«id»","etag":"«secret»"}}'],
  ['a.xml', '<dependency><artifactId>fakturoid</artifactId><checksum>«id»</checksum></dependency>'],
  [
    'a.http',
    'GET https://app.fakturoid.cz/api/v3/user.json\nAuthorization: Bearer $TOKEN\nIf-None-Match: "«id»"',
  ],
  ['.env', 'FAKTUROID_WEBHOOK_URL=https://pila.example/hooks/«id»'],
  [
    '.env.test',
    'FAKTUROID_CLIENT_SECRET=test-client-secret\nGOPAY_CLIENT_SECRET=«secret»\nGOPAY_CLIENT_ID=«id»',
  ],
  ['a.kt', '// Fakturoid\nval gitlabToken = "«key»"'],
  ['.env', 'FAKTUROID_SLUG=pila\n# Sentry\nSENTRY_AUTH_TOKEN=«token»'],
  ['.env', 'FAKTUROID_CLIENT_ID=${FAKTUROID_CLIENT_ID}\nAIRTABLE_CLIENT_SECRET=«secret»'],
  ['appsettings.json', '{ "Fakturoid": { "Slug": "pila" }, "Stripe": { "ClientSecret": "«secret»" } }'],
  [
    'config/services.php',
    "<?php\nreturn [\n  'fakturoid' => ['slug' => 'pila'],\n  'github' => ['client_id' => '«id»', 'client_secret' => '«secret»'],\n];",
  ],
  ['settings.py', 'FAKTUROID_SLUG = "pila"\nSECRET_KEY = "«secret»"'],
  [
    'docker-compose.yml',
    'services:\n  fakturoid-sync:\n    image: registry.example/fakturoid-sync@sha1:«id»',
  ],
  ['a.yaml', 'fakturoid:\n  slug: pila\n  commit: «id»\n  checksum: "«secret»"'],
  ['deploy.yml', '- uses: kovarna/fakturoid-action@«id»'],
  ['a.ts', "const idempotencyKey = '«key»';\nawait fetch('https://app.fakturoid.cz/api/v3/user.json');"],
  [
    'composer.lock',
    '{ "packages": [{ "name": "fakturoid/fakturoid-php", "source": { "reference": "«id»" }, "dist": { "shasum": "«secret»" } }] }',
  ],
  ['application.properties', 'fakturoid.slug=pila\ngithub.client-secret=«secret»'],
  ['a.swift', 'let fakturoidURL = "https://app.fakturoid.cz/api/v3"\nlet mapboxToken = "«key»"'],
  ['log.txt', 'fakturoid sync finished, commit «id», build «key»'],
  ['a.py', 'import fakturoid\nGITHUB_TOKEN = "«key»"'],
  [
    'a.ps1',
    "$Root = 'https://app.fakturoid.cz/api/v3'\n$SlackToken = ConvertTo-SecureString '«secret»' -AsPlainText -Force",
  ],
  ['b.ps1', "$Root = 'https://app.fakturoid.cz/api/v3'\n$commit = '«id»' | ConvertTo-Json"],
  [
    'c.ps1',
    "$Root = 'https://api.shop.example'\n$pw = ConvertTo-SecureString '«secret»' -AsPlainText -Force",
  ],
  ['values.yaml', 'fakturoid:\n  enabled: true\n  image:\n    digest: «id»'],
  ['a.md', 'The [change](https://github.com/a/fakturoid/commit/«id») of the client.'],
  [
    'a.rb',
    'Fakturoid.configure { |c| c.client_secret = ENV["X"] }\nRails.application.config.secret_key_base = "«token»"',
  ],
  ['a.js', "// fakturoid webhook\nconst expected = crypto.createHmac('sha1', key).digest('hex') === '«id»';"],
];
