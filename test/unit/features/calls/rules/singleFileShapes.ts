/** A file on its own, and what it calls: `open` where the code does not tell all of it. */
export type SingleFile = readonly [path: string, code: string, calls: string];

/** What is told by what stands beside a call: members, formats, chains, loops, what functions are given. */
export const SINGLE_FILES: readonly SingleFile[] = [
  [
    'Fakturoid.php',
    `<?php
use Fakturoid\\FakturoidManager;
class Costs {
    private $expenses;
    public function __construct(FakturoidManager $m) { $this->expenses = $m->getExpensesProvider(); }
    public function run(): void {
        $rows = $this->expenses->list()->getBody();
        $this->expenses->getAttachment(1, 2);
        $this->expenses->fireAction(1, 'lock');
    }
}`,
    'GET expenses, GET expenses/{}/attachments/{}/download, POST expenses/{}/fire',
  ],
  [
    'fakturoid.rb',
    `require "fakturoid"
class Contacts
  def initialize(client)
    @subjects = Fakturoid.client.subjects
  end
  def run
    @subjects.all
    @subjects.create(name: "A")
  end
end`,
    'GET subjects, POST subjects',
  ],
  [
    'Fakturoid.php',
    `<?php
use Fakturoid\\Provider\\TodosProvider;
final class Tasks {
    public function __construct(private TodosProvider $tasks) {}
    public function all(): array { return $this->tasks->list()->getBody(); }
}`,
    'GET todos',
  ],
  [
    'Fakturoid.cs',
    `using Altairis.Fakturoid.Client;
public class Billing {
    private readonly FakturoidInvoicesProxy _invoices;
    public Billing(FakturoidContext context) { this._invoices = context.Invoices; }
    public async Task Run() { var id = await this._invoices.CreateAsync(new FakturoidInvoice()); await this._invoices.SelectSingleAsync(id); }
}`,
    'GET invoices/{}, POST invoices',
  ],
  [
    'Fakturoid.php',
    `<?php
class Gdpr {
    private const ONE = 'https://app.fakturoid.cz/api/v3/accounts/{slug}/subjects/{id}.json';
    public function forget(int $id) {
        $this->http->request('GET', strtr(self::ONE, ['{slug}' => $this->slug, '{id}' => $id]));
        $this->http->request('DELETE', str_replace(['{slug}', '{id}'], [$this->slug, $id], self::ONE));
    }
}`,
    'DELETE subjects/{}, GET subjects/{}',
  ],
  [
    'Fakturoid.java',
    `class Notes {
  static final String ONE = "https://app.fakturoid.cz/api/v3/accounts/%s/invoices/%d.json";
  void note(long id, String text) { client.send("PATCH", ONE.formatted(slug, id), Map.of("note", text)); }
}`,
    'PATCH invoices/{}',
  ],
  [
    'fakturoid.rb',
    `TEMPLATE = "https://app.fakturoid.cz/api/v3/accounts/:slug/expenses/:id.json"
def drop(id)
  HTTP.auth("Bearer x").request(:delete, TEMPLATE.sub(":slug", SLUG).sub(":id", id.to_s))
end`,
    'DELETE expenses/{}',
  ],
  [
    'Fakturoid.kt',
    `const val EVENTS = "https://app.fakturoid.cz/api/v3/accounts/SLUG/events.json"
fun events() = client.execute(HttpMethod.GET, EVENTS.replace("SLUG", slug))`,
    'GET events',
  ],
  [
    'Fakturoid.php',
    `<?php
$zaklad = 'https://app.fakturoid.cz/api/v3/accounts/' . $slug;
function zavolej($adresa, $sloveso = 'GET', $telo = null) {
    $c = curl_init($adresa);
    curl_setopt($c, CURLOPT_CUSTOMREQUEST, $sloveso);
    if ($telo) curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($telo));
    return json_decode(curl_exec($c), true);
}
$vse = zavolej($zaklad . '/invoices.json');
zavolej($zaklad . '/invoices/' . $vse[0]['id'] . '/payments.json', 'POST', ['paid_on' => '2024-01-01']);`,
    'GET invoices, POST invoices/{}/payments',
  ],
  [
    'fakturoid.rb',
    `BASE = "https://app.fakturoid.cz/api/v3/accounts/acme"
def ask(path, how = :get, body = nil)
  RestClient::Request.execute(method: how, url: "#{BASE}#{path}", payload: body&.to_json, headers: HEADERS)
end
all = ask("/subjects.json")
ask("/subjects/#{all.first["id"]}.json", :patch, { name: "B" })`,
    'GET subjects, PATCH subjects/{}',
  ],
  [
    'Fakturoid.kt',
    `private const val ROOT = "https://app.fakturoid.cz/api/v3/accounts/acme"
fun ask(path: String, verb: String = "GET", body: RequestBody? = null): String {
    val request = Request.Builder().url("$ROOT/$path").method(verb, body).build()
    return client.newCall(request).execute().use { it.body!!.string() }
}
fun all() = ask("expenses.json")
fun drop(id: Long) = ask("expenses/$id.json", "DELETE")`,
    'DELETE expenses/{}, GET expenses',
  ],
  [
    'Fakturoid.swift',
    `let root = "https://app.fakturoid.cz/api/v3/accounts/acme"
func call(_ path: String, _ how: String = "GET", body: Data? = nil) async throws -> Data {
    var r = URLRequest(url: URL(string: root + path)!)
    r.httpMethod = how
    r.httpBody = body
    return try await URLSession.shared.data(for: r).0
}
let list = try await call("/invoices.json")
try await call("/invoices.json", "POST", body: data)`,
    'GET invoices, POST invoices',
  ],
  [
    'fakturoid.dart',
    `class Costs {
  final dio = Dio(BaseOptions(baseUrl: 'https://app.fakturoid.cz/api/v3/accounts/acme/'));
  Future<List<Map<String, dynamic>>> all() async => (await dio.get<List<Map<String, dynamic>>>('expenses.json')).data!;
  Future<void> tag(int id) => dio.patch<Map<String, List<String>>>('expenses/$id.json', data: {'tags': ['a']});
}`,
    'GET expenses, PATCH expenses/{}',
  ],
  [
    'Fakturoid.cs',
    `var http = new HttpClient { BaseAddress = new Uri("https://app.fakturoid.cz/api/v3/accounts/acme/") };
var all = await http.GetFromJsonAsync<Dictionary<string, List<Subject>>>("subjects.json");`,
    'GET subjects',
  ],
  [
    'Fakturoid.kt',
    `val client = HttpClient { defaultRequest { url("https://app.fakturoid.cz/api/v3/accounts/acme/") } }
suspend fun all() = client.get<Map<String, List<Invoice>>>("invoices.json")`,
    'GET invoices',
  ],
  [
    'Fakturoid.java',
    `class Gateway {
  private final FakturoidProperties properties;
  Invoice[] all() {
    return rest.get().uri("https://app.fakturoid.cz/api/v3/accounts/{s}/invoices.json", properties.getAccountSlug()).header("User-Agent", properties.getUserAgent()).retrieve().body(Invoice[].class);
  }
}`,
    'GET invoices',
  ],
  [
    'Fakturoid.cs',
    `public class Gateway {
  private readonly FakturoidOptions options;
  public Task<string> All() {
    http.DefaultRequestHeaders.UserAgent.ParseAdd(options.GetUserAgent());
    return http.GetStringAsync($"https://app.fakturoid.cz/api/v3/accounts/{options.GetAccountSlug()}/invoices.json");
  }
}`,
    'GET invoices',
  ],
  [
    'Fakturoid.swift',
    `class Uploader {
    func make(_ path: String) -> URLRequest {
        var r = URLRequest(url: URL(string: "https://app.fakturoid.cz/api/v3/accounts/acme/\\(path)")!)
        r.setValue("Bearer \\(token)", forHTTPHeaderField: "Authorization")
        return r
    }
    func all() { let r = make("invoices.json"); URLSession.shared.dataTask(with: r).resume() }
    func create(_ data: Data) { var r = make("invoices.json"); r.httpMethod = "POST"; r.httpBody = data; URLSession.shared.dataTask(with: r).resume() }
    func drop(_ id: Int) { var req = self.make("invoices/\\(id).json"); req.httpMethod = "DELETE"; URLSession.shared.dataTask(with: req).resume() }
}`,
    'DELETE invoices/{}, GET invoices, POST invoices',
  ],
  [
    'Fakturoid.php',
    `<?php
function handle($path) {
    $ch = curl_init('https://app.fakturoid.cz/api/v3/accounts/acme/' . $path);
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    return $ch;
}
$a = handle('expenses.json');
$rows = curl_exec($a);
$b = handle('expenses.json');
curl_setopt($b, CURLOPT_CUSTOMREQUEST, 'POST');
curl_setopt($b, CURLOPT_POSTFIELDS, $json);
curl_exec($b);`,
    'GET expenses, POST expenses',
  ],
  [
    'Fakturoid.java',
    `class Api {
  HttpURLConnection open(String path) throws IOException {
    HttpURLConnection c = (HttpURLConnection) new URL("https://app.fakturoid.cz/api/v3/accounts/acme" + path).openConnection();
    c.setRequestProperty("Authorization", "Bearer " + token);
    return c;
  }
  String all() throws IOException { HttpURLConnection c = open("/subjects.json"); return read(c); }
  void drop(long id) throws IOException { HttpURLConnection c = open("/subjects/" + id + ".json"); c.setRequestMethod("DELETE"); c.getResponseCode(); }
}`,
    'DELETE subjects/{}, GET subjects',
  ],
  [
    'Fakturoid.cs',
    `class Api {
  HttpRequestMessage Make(string path) {
    var r = new HttpRequestMessage { RequestUri = new Uri("https://app.fakturoid.cz/api/v3/accounts/acme/" + path) };
    r.Headers.Add("User-Agent", "x");
    return r;
  }
  Task All() { var r = Make("subjects.json"); r.Method = HttpMethod.Get; return http.SendAsync(r); }
  Task Create(Subject s) { var r = Make("subjects.json"); r.Method = HttpMethod.Post; r.Content = JsonContent.Create(s); return http.SendAsync(r); }
}`,
    'GET subjects, POST subjects',
  ],
  [
    'fakturoid.go',
    `func request(path string) *http.Request {
	req, _ := http.NewRequest("GET", "https://app.fakturoid.cz/api/v3/accounts/acme/"+path, nil)
	req.Header.Set("User-Agent", "x")
	return req
}
func events() { res, err := http.DefaultClient.Do(request("events.json")) }
func hook(body io.ReadCloser) { req := request("webhooks.json"); req.Method = "POST"; req.Body = body; http.DefaultClient.Do(req) }`,
    'GET events, POST webhooks',
  ],
  [
    'fakturoid.go',
    `const root = "https://app.fakturoid.cz/api/v3"
func fetch[T any](c *Client, name string) (T, error) {
	var out T
	res, err := c.http.Get(fmt.Sprintf("%s/accounts/%s/%s.json", root, c.slug, name))
	if err != nil { return out, err }
	return out, json.NewDecoder(res.Body).Decode(&out)
}
func (c *Client) Users() ([]User, error) { return fetch[[]User](c, "users") }
func (c *Client) Banks() ([]Bank, error) { return fetch[map[string]Bank](c, "bank_accounts") }`,
    'GET bank_accounts, GET users',
  ],
  [
    'fakturoid.rs',
    `const ROOT: &str = "https://app.fakturoid.cz/api/v3/accounts/acme";
impl Api {
    async fn fetch<T: DeserializeOwned>(&self, name: &str) -> Result<T> {
        Ok(self.http.get(format!("{ROOT}/{name}.json")).bearer_auth(&self.token).send().await?.json().await?)
    }
    async fn subjects(&self) -> Result<Vec<Subject>> { self.fetch::<Vec<Subject>>("subjects").await }
    async fn invoices(&self) -> Result<Vec<Invoice>> { self.fetch("invoices").await }
}`,
    'GET invoices, GET subjects',
  ],
  [
    'Fakturoid.kt',
    `inline fun <reified T> fetch(name: String): T = json.decodeFromString(http.get("https://app.fakturoid.cz/api/v3/accounts/acme/$name.json"))
fun users() = fetch<List<Map<String, User>>>("users")`,
    'GET users',
  ],
  [
    'fakturoid.rb',
    `require "fakturoid"
client = Fakturoid.client
puts "User: #{client.users.current.body["email"]}, banks #{client.bank_accounts.all.body.size}"`,
    'GET bank_accounts, GET user',
  ],
  [
    'Fakturoid.kt',
    `val api = FakturoidClient(slug, token)
println("Plan \${api.account.get().plan}")`,
    'GET account',
  ],
  [
    'Fakturoid.cs',
    `var fakturoid = new FakturoidContext(slug, token);
Console.WriteLine($"Plan {fakturoid.GetAccountInfo().Plan}");`,
    'GET account',
  ],
  [
    'Fakturoid.php',
    `<?php
$fakturoid = new \\Fakturoid\\FakturoidManager($psr, $id, $secret);
echo "Me: {$fakturoid->getUsersProvider()->getCurrentUser()->getBody()->email}\\n";`,
    'GET user',
  ],
  [
    'Fakturoid.swift',
    `let root = "https://app.fakturoid.cz/api/v3/accounts/acme"
func get(_ path: String) -> String { try! String(contentsOf: URL(string: root + path)!) }
print("Invoices: \\(get("/invoices.json"))")`,
    'GET invoices',
  ],
  [
    'fakturoid.rb',
    `BASE = "https://app.fakturoid.cz/api/v3/accounts/acme"
def get(path) = JSON.parse(Net::HTTP.get(URI("#{BASE}#{path}"), HEADERS))
puts "plan: #{get("/account.json")["plan"]}"`,
    'GET account',
  ],
  [
    'fakturoid.go',
    `func call(method string, parts ...string) (*http.Response, error) {
	u, err := url.JoinPath("https://app.fakturoid.cz/api/v3/accounts/acme", parts...)
	req, err := http.NewRequest(method, u, nil)
	return http.DefaultClient.Do(req)
}
func a() { call("GET", "invoices", id+".json"); call(http.MethodGet, "expenses.json"); call("PATCH", "subjects", strconv.Itoa(id)+".json") }`,
    'GET expenses, GET invoices/{}, PATCH subjects/{}',
  ],
  [
    'Fakturoid.cs',
    `class Hooks {
    private IFlurlRequest Req(params object[] parts) => "https://app.fakturoid.cz/api/v3/accounts/acme".AppendPathSegments(parts).WithOAuthBearerToken(t);
    public Task<List<Hook>> All() => Req("webhooks.json").GetJsonAsync<List<Hook>>();
    public Task Drop(int id) => Req("webhooks", id + ".json").DeleteAsync();
}`,
    'DELETE webhooks/{}, GET webhooks',
  ],
  [
    'fakturoid.rb',
    `class Api
  ROOT = "https://app.fakturoid.cz/api/v3/accounts/acme"
  def url(*parts) = [ROOT, *parts].join("/")
  def lock(id) = HTTP.post(url("invoices", id, "fire.json"), params: { event: "lock" })
  def one(id) = HTTP.get(url("invoices", "#{id}.json"))
end`,
    'GET invoices/{}, POST invoices/{}/fire',
  ],
  [
    'Fakturoid.php',
    `<?php
function api(string ...$parts): string { return file_get_contents('https://app.fakturoid.cz/api/v3/accounts/acme/' . implode('/', $parts), false, $GLOBALS['ctx']); }
$pdf = api('invoices', $id, 'download.pdf');`,
    'GET invoices/{}/download.pdf',
  ],
  [
    'Fakturoid.java',
    `class Api {
  String get(String... parts) { return rest.getForObject("https://app.fakturoid.cz/api/v3/accounts/acme/" + String.join("/", parts), String.class); }
  String item(long id) { return get("inventory_items", id + ".json"); }
}`,
    'GET inventory_items/{}',
  ],
  [
    'fakturoid.go',
    `func (a *API) endpoint(parts ...string) string {
	return "https://app.fakturoid.cz/api/v3/accounts/acme/" + strings.Join(parts, "/")
}
func (a *API) Load(parts []string) { http.Get(a.endpoint(parts...)) }`,
    'open',
  ],
  [
    'Fakturoid.php',
    `<?php
class FakturoidConnector extends Connector { public function resolveBaseUrl(): string { return 'https://app.fakturoid.cz/api/v3/accounts/acme'; } }
class NewGenerator extends Request { protected Method $method = Method::POST; public function resolveEndpoint(): string { return '/generators.json'; } }
class EditGenerator extends Request { protected Method $method = Method::PATCH; public function __construct(private int $id) {} public function resolveEndpoint(): string { return "/generators/{$this->id}.json"; } }`,
    'PATCH generators/{}, POST generators',
  ],
  [
    'Fakturoid.swift',
    `let base = URL(string: "https://app.fakturoid.cz/api/v3/accounts/acme/")!
protocol Call { var path: String { get }; var method: String { get } }
struct ListHooks: Call { let path = "webhooks.json"; let method = "GET" }
struct DropHook: Call { let id: Int; var path: String { "webhooks/\\(id).json" }; var method: String { "DELETE" } }
func send(_ call: Call) async throws -> Data { var r = URLRequest(url: URL(string: call.path, relativeTo: base)!); r.httpMethod = call.method; return try await URLSession.shared.data(for: r).0 }`,
    'DELETE webhooks/{}, GET webhooks',
  ],
  [
    'fakturoid.rb',
    `class CreateSubject < FakturoidCall
  def verb = :post
  def path = "/accounts/#{slug}/subjects.json"
end`,
    'POST subjects',
  ],
  [
    'Fakturoid.kt',
    `object CreateExpense : FakturoidCall { override val path = "/accounts/acme/expenses.json"; override val method = HttpMethod.Post }`,
    'POST expenses',
  ],
  [
    'fakturoid.rs',
    `const ROOT: &str = "https://app.fakturoid.cz/api/v3/accounts/acme";
struct ListInvoices;
impl Endpoint for ListInvoices { fn method(&self) -> Method { Method::GET } fn path(&self) -> String { "/invoices.json".into() } }
struct DropInvoice(u64);
impl Endpoint for DropInvoice { fn method(&self) -> Method { Method::DELETE } fn path(&self) -> String { format!("/invoices/{}.json", self.0) } }`,
    'DELETE invoices/{}, GET invoices',
  ],
  [
    'Fakturoid.kt',
    `sealed class Op { object Events : Op(); data class Drop(val id: Long) : Op() }
fun pathOf(op: Op) = when (op) {
    is Op.Events -> "/accounts/acme/events.json"
    is Op.Drop -> "/accounts/acme/webhooks/\${op.id}.json"
}
fun methodOf(op: Op) = when (op) {
    is Op.Events -> "GET"
    is Op.Drop -> "DELETE"
}
val root = "https://app.fakturoid.cz/api/v3"`,
    'DELETE webhooks/{}, GET events',
  ],
  [
    'Fakturoid.php',
    `<?php
$root = "https://app.fakturoid.cz/api/v3/accounts/{$slug}";
$me = $http->get("{$root}/account.json");
foreach (['subjects', 'invoices', 'expenses'] as $kind) { save($kind, $http->get("{$root}/{$kind}.json", ['page' => 1])->json()); }`,
    'GET account, GET expenses, GET invoices, GET subjects',
  ],
  [
    'fakturoid.rb',
    `%w[subjects invoices].each do |kind|
  File.write("#{kind}.out", HTTP.auth(t).get("https://app.fakturoid.cz/api/v3/accounts/acme/#{kind}.json").to_s)
end`,
    'GET invoices, GET subjects',
  ],
  [
    'fakturoid.go',
    `func main() {
	for _, kind := range []string{"subjects", "invoices"} {
		res, err := http.Get(fmt.Sprintf("https://app.fakturoid.cz/api/v3/accounts/%s/%s.json", slug, kind))
	}
}`,
    'GET invoices, GET subjects',
  ],
  [
    'fakturoid.sh',
    `API="https://app.fakturoid.cz/api/v3/accounts/$FAKTUROID_SLUG"
for kind in invoices expenses subjects; do
  curl -sf "$API/$kind.json?page=1" -o "$kind.out"
done`,
    'GET expenses, GET invoices, GET subjects',
  ],
  [
    'fakturoid.ps1',
    `$base = "https://app.fakturoid.cz/api/v3/accounts/$slug"
foreach ($kind in 'invoices', 'expenses') { Invoke-RestMethod -Uri "$base/$kind.json" -Headers $h | Out-File $kind }`,
    'GET expenses, GET invoices',
  ],
  [
    'Fakturoid.kt',
    `for (kind in listOf("invoices", "expenses")) {
    println(client.newCall(Request.Builder().url("https://app.fakturoid.cz/api/v3/accounts/acme/$kind.json").build()).execute().body!!.string())
}`,
    'GET expenses, GET invoices',
  ],
  [
    'Fakturoid.cs',
    `foreach (var kind in new[] { "invoices", "subjects" })
{
    var json = await http.GetStringAsync($"https://app.fakturoid.cz/api/v3/accounts/{slug}/{kind}.json");
}`,
    'GET invoices, GET subjects',
  ],
  [
    'Fakturoid.java',
    `for (String kind : List.of("invoices", "subjects")) {
    String json = rest.getForObject("https://app.fakturoid.cz/api/v3/accounts/acme/" + kind + ".json", String.class);
}`,
    'GET invoices, GET subjects',
  ],
  [
    'fakturoid.ex',
    `for kind <- ["invoices", "subjects"] do
  Req.get!("https://app.fakturoid.cz/api/v3/accounts/acme/#{kind}.json")
end`,
    'GET invoices, GET subjects',
  ],
  [
    'Fakturoid.swift',
    `for kind in ["invoices", "subjects"] {
    let (data, _) = try await URLSession.shared.data(from: URL(string: "https://app.fakturoid.cz/api/v3/accounts/acme/\\(kind).json")!)
}`,
    'GET invoices, GET subjects',
  ],
  [
    'Fakturoid.php',
    `<?php
abstract class Resource {
    protected const PATH = '';
    public function all() { return $this->http->request('GET', $this->url() . '.json'); }
    public function find(int $id) { return $this->http->request('GET', $this->url() . '/' . $id . '.json'); }
    public function store(array $data) { return $this->http->request('POST', $this->url() . '.json', ['json' => $data]); }
    private function url(): string { return 'https://app.fakturoid.cz/api/v3/accounts/' . $this->account . '/' . static::PATH; }
}
final class RecurringGenerators extends Resource { protected const PATH = 'recurring_generators'; }
final class BankAccounts extends Resource { protected const PATH = 'bank_accounts'; }`,
    'GET bank_accounts, GET recurring_generators, GET recurring_generators/{}, POST recurring_generators',
  ],
  [
    'Fakturoid.kt',
    `abstract class Resource(private val name: String) {
    fun all() = http.get("https://app.fakturoid.cz/api/v3/accounts/acme/$name.json")
    fun create(body: String) = http.post("https://app.fakturoid.cz/api/v3/accounts/acme/$name.json", body)
}
class Subjects : Resource("subjects")
class Expenses : Resource("expenses")`,
    'GET expenses, GET subjects, POST expenses, POST subjects',
  ],
  [
    'fakturoid.rb',
    `class Resource
  def all = get("/#{self.class::NAME}.json")
  def find(id) = get("/#{self.class::NAME}/#{id}.json")
  def get(path) = HTTP.get("https://app.fakturoid.cz/api/v3/accounts/acme#{path}")
end
class Subjects < Resource
  NAME = "subjects"
end
class Generators < Resource
  NAME = "generators"
end`,
    'GET generators, GET generators/{}, GET subjects, GET subjects/{}',
  ],
  [
    'Fakturoid.cs',
    `abstract class Resource {
  protected abstract string Path { get; }
  public Task<string> All() => http.GetStringAsync($"https://app.fakturoid.cz/api/v3/accounts/{slug}/{Path}.json");
  public Task Drop(int id) => http.DeleteAsync($"https://app.fakturoid.cz/api/v3/accounts/{slug}/{Path}/{id}.json");
}
class Hooks : Resource { protected override string Path => "webhooks"; }`,
    'DELETE webhooks/{}, GET webhooks',
  ],
  [
    'fakturoid.sh',
    `base="https://app.fakturoid.cz/api/v3/accounts/acme"
for id in $(curl -s "$base/invoices.json" | jq .[].id); do curl -s "$base/invoices/$id/download.pdf" -o "$id.pdf"; done`,
    'GET invoices, GET invoices/{}/download.pdf',
  ],
  [
    'fakturoid.rb',
    `class Fakturoid
  include HTTParty
  base_uri "https://app.fakturoid.cz/api/v3/accounts/acme"
  def invoices = self.class.get("/invoices.json")
  def create(i) = self.class.post("/invoices.json", body: i.to_json)
end`,
    'GET invoices, POST invoices',
  ],
  [
    'fakturoid.rb',
    `class Fakturoid
  include HTTParty
  base_uri "https://app.fakturoid.cz/api/v3/accounts/acme"
  def load(path) = self.class.get(path)
end`,
    'open',
  ],
  [
    'Fakturoid.swift',
    `let base = URL(string: "https://app.fakturoid.cz/api/v3/accounts/acme")!
func load(_ path: String) async throws -> Data { try await URLSession.shared.data(from: base.appendingPathComponent(path)).0 }`,
    'open',
  ],
  [
    'fakturoid.rs',
    `const BASE: &str = "https://app.fakturoid.cz/api/v3/accounts/acme";
async fn load(path: &str) -> Result<String> { reqwest::get(format!("{}/{}", BASE, path)).await?.text().await }`,
    'open',
  ],
  [
    'Fakturoid.cs',
    `var client = new RestClient("https://app.fakturoid.cz/api/v3/accounts/acme");
Task<RestResponse> Load(string path) => client.ExecuteAsync(new RestRequest(path));`,
    'open',
  ],
  [
    'fakturoid.ex',
    `defmodule Fakturoid do
  @base "https://app.fakturoid.cz/api/v3/accounts/acme"
  def load(path), do: Req.get!(@base <> path)
end`,
    'open',
  ],
  [
    'Fakturoid.swift',
    `let base = URL(string: "https://app.fakturoid.cz/api/v3/accounts/acme")!
func load(_ path: String) async throws -> Data { try await URLSession.shared.data(from: base.appendingPathComponent(path)).0 }
let a = try await load("invoices.json")`,
    'GET invoices',
  ],
  [
    'fakturoid.rs',
    `const BASE: &str = "https://app.fakturoid.cz/api/v3/accounts/acme";
async fn load(path: &str) -> Result<String> { reqwest::get(format!("{}/{}", BASE, path)).await?.text().await }
async fn main() { load("invoices.json").await; }`,
    'GET invoices',
  ],
  [
    'Fakturoid.cs',
    `var client = new RestClient("https://app.fakturoid.cz/api/v3/accounts/acme");
Task<RestResponse> Load(string path) => client.ExecuteGetAsync(new RestRequest(path));
await Load("invoices.json");
await client.ExecuteAsync(new RestRequest("expenses.json", Method.Post).AddJsonBody(x));`,
    'GET invoices, POST expenses',
  ],
  [
    'fakturoid.ex',
    `defmodule Shop.Fakturoid do
  @base_url "https://app.fakturoid.cz/api/v3/accounts/acme"
  def create(attrs), do: request(method: :post, url: "/invoices.json", json: attrs)
  def one(id), do: request(url: "/invoices/#{id}.json")
  defp request(opts) do
    [base_url: @base_url, auth: {:bearer, token()}] |> Keyword.merge(opts) |> Req.request()
  end
end`,
    'GET invoices/{}, POST invoices',
  ],
  [
    'Fakturoid.java',
    `class Api {
  private static final String BASE = "https://app.fakturoid.cz/api/v3/accounts/acme";
  String load(String path) { return rest.getForObject(BASE + path, String.class); }
}`,
    'open',
  ],
  [
    'fakturoid.go',
    `const base = "https://app.fakturoid.cz/api/v3/accounts/acme"
func Load(path string) (*http.Response, error) { return http.Get(base + path) }`,
    'open',
  ],
  [
    'fakturoid.dart',
    `final base = Uri.parse('https://app.fakturoid.cz/api/v3/accounts/acme/');
Future<String> load(String path) => http.read(base.resolve(path));`,
    'open',
  ],
  [
    'Fakturoid.php',
    `<?php
class FakturoidClient { const BASE = 'https://app.fakturoid.cz/api/v3/accounts/acme';
 function load($path) { return file_get_contents(sprintf('%s/%s', self::BASE, $path)); } }`,
    'open',
  ],
  [
    'bin/count',
    `#!/usr/bin/env ruby
require "net/http"
puts Net::HTTP.get(URI("https://app.fakturoid.cz/api/v3/accounts/acme/invoices.json"), HEADERS)`,
    'GET invoices',
  ],
  [
    'bin/put',
    `#!/bin/bash
curl -X POST https://app.fakturoid.cz/api/v3/accounts/acme/subjects.json -d @"$1"`,
    'POST subjects',
  ],
  [
    'bin/clean',
    `#!/home/uv/bin/ruby
fakturoid.delete "https://app.fakturoid.cz/api/v3/accounts/acme/subjects/#{id}.json", headers`,
    'DELETE subjects/{}',
  ],
  [
    'scripts/all',
    `#!/usr/bin/env -S python3 -u
import requests
requests.get("https://app.fakturoid.cz/api/v3/accounts/acme/subjects.json")`,
    'GET subjects',
  ],
  [
    'Fakturoid.php',
    `<?php
class FakturoidClient {
  public function __construct() { $this->client = new GuzzleHttp\\Client(['base_uri' => 'https://app.fakturoid.cz/api/v3/accounts/acme/']); }
  public function ask($method, $path, $body = null) { return $this->client->request($method, $path, ['json' => $body]); }
}`,
    'open',
  ],
  [
    'Fakturoid.php',
    `<?php
class FakturoidClient {
  public function __construct() { $this->client = new GuzzleHttp\\Client(['base_uri' => 'https://app.fakturoid.cz/api/v3/accounts/acme/']); }
  public function ask($method, $path, $body = null) { return $this->client->request($method, $path, ['json' => $body]); }
  public function a() { $this->ask('GET', 'invoices.json'); $this->ask('POST', 'subjects.json', []); }
}`,
    'GET invoices, POST subjects',
  ],
  [
    'Fakturoid.php',
    `<?php
$client = new GuzzleHttp\\Client(['base_uri' => 'https://app.fakturoid.cz/api/v3/accounts/acme/']);
$client->request('GET', $argv[1]);`,
    'open',
  ],
  [
    'Fakturoid.cs',
    `var http = new HttpClient { BaseAddress = new Uri("https://app.fakturoid.cz/api/v3/accounts/acme/") };
Task Load(string path) => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, path));`,
    'open',
  ],
  [
    'fakturoid.rb',
    `class FakturoidClient
  def conn = Faraday.new(url: "https://app.fakturoid.cz/api/v3/accounts/acme")
  def call(method, path, body = nil) = conn.public_send(method, path, body)
end`,
    'open',
  ],
  [
    'fakturoid.rb',
    `class FakturoidClient
  def conn = @conn ||= Faraday.new(url: "https://app.fakturoid.cz/api/v3/accounts/acme")
  def call(method, path, body = nil) = conn.public_send(method, path, body)
  def all = call(:get, "invoices.json")
  def create(i) = call(:post, "invoices.json", i)
end`,
    'GET invoices, POST invoices',
  ],
  [
    'Fakturoid.java',
    `@FeignClient(name = "fakturoid", url = "https://app.fakturoid.cz/api/v3/accounts/acme")
interface Api {
  @GetMapping("/invoices/{id}.json") Invoice one(@PathVariable long id);
  @PatchMapping(value = "/invoices/{id}.json", consumes = "application/json") Invoice edit(@PathVariable long id, @RequestBody Invoice i);
}`,
    'GET invoices/{}, PATCH invoices/{}',
  ],
  [
    'Fakturoid.kt',
    `interface FakturoidApi {
    @GET("accounts/{slug}/invoices.json") suspend fun invoices(@Path("slug") slug: String, @Query("page") page: Int): List<Invoice>
    @POST("accounts/{slug}/invoices/{id}/fire.json") suspend fun fire(@Path("slug") slug: String, @Path("id") id: Long, @Query("event") event: String)
    @HTTP(method = "DELETE", path = "accounts/{slug}/webhooks/{id}.json", hasBody = false) suspend fun drop(@Path("slug") slug: String, @Path("id") id: Long)
}`,
    'DELETE webhooks/{}, GET invoices, POST invoices/{}/fire',
  ],
  [
    'Fakturoid.cs',
    `public interface IFakturoidApi {
    [Get("/accounts/{slug}/subjects.json")] Task<List<Subject>> All(string slug);
    [Post("/accounts/{slug}/subjects.json")] Task<Subject> Create(string slug, [Body] Subject s);
}`,
    'GET subjects, POST subjects',
  ],
  [
    'fakturoid.rs',
    `const BASE: &str = "https://app.fakturoid.cz/api/v3/accounts/acme";
struct Fakturoid { http: Client }
impl Fakturoid {
    fn request(&self, method: Method, path: &str) -> RequestBuilder { self.http.request(method, format!("{}/{}", BASE, path)).bearer_auth("x") }
    async fn all(&self) { self.request(Method::GET, "invoices.json").send().await; }
    async fn create(&self, i: &Invoice) { self.request(Method::POST, "invoices.json").json(i).send().await; }
}`,
    'GET invoices, POST invoices',
  ],
  [
    'fakturoid.rs',
    `pub struct Api { base: String }
impl Api {
    pub fn new(slug: &str) -> Self { Self { base: format!("https://app.fakturoid.cz/api/v3/accounts/{}", slug) } }
    fn url(&self, path: &str) -> String { format!("{}/{}", self.base, path) }
    pub async fn one(&self, id: u64) { self.http.get(self.url(&format!("subjects/{}.json", id))).send().await; }
    pub async fn drop(&self, id: u64) { self.http.delete(self.url(&format!("subjects/{id}.json"))).send().await; }
}`,
    'DELETE subjects/{}, GET subjects/{}',
  ],
  [
    'fakturoid.go',
    `type Client struct{ base string }
func (c *Client) do(ctx context.Context, method, path string, body any) (*http.Response, error) {
	u := fmt.Sprintf("%s/accounts/%s%s", "https://app.fakturoid.cz/api/v3", c.slug, path)
	req, err := http.NewRequestWithContext(ctx, method, u, toReader(body))
	return c.http.Do(req)
}
func (c *Client) List(ctx context.Context) { c.do(ctx, http.MethodGet, "/expenses.json", nil) }
func (c *Client) Create(ctx context.Context, e Expense) { c.do(ctx, http.MethodPost, "/expenses.json", e) }`,
    'GET expenses, POST expenses',
  ],
  [
    'Fakturoid.kt',
    `enum class Feed(val path: String) { EVENTS("events"), TODOS("todos") }
suspend fun load(feed: Feed) = client.get("https://app.fakturoid.cz/api/v3/accounts/acme/\${feed.path}.json")
suspend fun main() { load(Feed.EVENTS); load(Feed.TODOS) }`,
    'GET events, GET todos',
  ],
  [
    'Fakturoid.swift',
    `enum Feed: String { case events = "events.json", todos = "todos.json" }
func load(_ f: Feed) async throws -> Data { try await URLSession.shared.data(from: URL(string: "https://app.fakturoid.cz/api/v3/accounts/acme/\\(f.rawValue)")!).0 }`,
    'GET events, GET todos',
  ],
  [
    'fakturoid.ex',
    `defmodule Shop.Fakturoid do
  use Tesla
  plug Tesla.Middleware.BaseUrl, "https://app.fakturoid.cz/api/v3/accounts/acme"
  plug Tesla.Middleware.JSON
  def all, do: get("/subjects.json")
  def create(s), do: post("/subjects.json", s)
  def edit(id, s), do: patch("/subjects/#{id}.json", s)
end`,
    'GET subjects, PATCH subjects/{}, POST subjects',
  ],
  [
    'fakturoid.ex',
    `defmodule Shop.Fakturoid do
  @base "https://app.fakturoid.cz/api/v3/accounts/acme"
  def all, do: request(:get, "/invoices.json")
  def create(i), do: request(:post, "/invoices.json", i)
  defp request(method, path, body \\\\ nil) do
    Finch.build(method, @base <> path, headers(), body && Jason.encode!(body)) |> Finch.request(MyFinch)
  end
end`,
    'GET invoices, POST invoices',
  ],
  [
    'fakturoid.ex',
    `defmodule Shop.Fakturoid do
  def all, do: "/invoices.json" |> url() |> HTTPoison.get!(headers())
  def drop(id), do: HTTPoison.delete!(url("/invoices/#{id}.json"), headers())
  defp url(path), do: "https://app.fakturoid.cz/api/v3/accounts/acme" <> path
end`,
    'DELETE invoices/{}, GET invoices',
  ],
  [
    'fakturoid.sh',
    `api() { local method=$1 path=$2; shift 2; curl -sf -X "$method" "https://app.fakturoid.cz/api/v3/accounts/$SLUG/$path" "$@"; }
api GET invoices.json?status=open | jq -c '.[]' | while read -r i; do
  api POST "invoices/$(jq .id <<<"$i")/payments.json" -d '{}'
done`,
    'GET invoices, POST invoices/{}/payments',
  ],
  [
    'fakturoid.ps1',
    `function Invoke-Fakturoid { param([string]$Path, [string]$Method = 'Get', $Body)
  Invoke-RestMethod -Uri "https://app.fakturoid.cz/api/v3/accounts/$slug/$Path" -Method $Method -Body ($Body | ConvertTo-Json) -Headers $h }
$all = Invoke-Fakturoid -Path 'subjects.json'
Invoke-Fakturoid "subjects/$($all[0].id).json" Patch @{ name = 'A' }`,
    'GET subjects, PATCH subjects/{}',
  ],
  [
    'fakturoid.ps1',
    `$base = 'https://app.fakturoid.cz/api/v3/accounts/acme'
$params = @{ Uri = "$base/invoices.json"; Headers = $h }
Invoke-RestMethod @params
Invoke-RestMethod @params -Method Post -Body $json`,
    'GET invoices, POST invoices',
  ],
  [
    'Fakturoid.java',
    `class Api {
  private final WebClient web = WebClient.builder().baseUrl("https://app.fakturoid.cz/api/v3/accounts/acme").build();
  Flux<Invoice> all(int page) { return web.get().uri(b -> b.path("/invoices.json").queryParam("page", page).build()).retrieve().bodyToFlux(Invoice.class); }
  Mono<Invoice> one(long id) { return web.get().uri("/invoices/{id}.json", id).retrieve().bodyToMono(Invoice.class); }
  Mono<Invoice> create(Invoice i) { return web.method(HttpMethod.POST).uri("/invoices.json").bodyValue(i).retrieve().bodyToMono(Invoice.class); }
}`,
    'GET invoices, GET invoices/{}, POST invoices',
  ],
  [
    'Fakturoid.java',
    `class Api {
  byte[] file(long id, long a) throws Exception {
    var uri = URI.create(String.join("/", "https://app.fakturoid.cz/api/v3/accounts", slug, "expenses", "" + id, "attachments", "" + a, "download"));
    return client.send(HttpRequest.newBuilder(uri).GET().build(), BodyHandlers.ofByteArray()).body();
  }
}`,
    'GET expenses/{}/attachments/{}/download',
  ],
  [
    'Fakturoid.cs',
    `static class Routes { public const string Items = "inventory_items.json"; public static string Moves(int id) => $"inventory_items/{id}/inventory_moves.json"; }
class Stock {
  readonly HttpClient http = new() { BaseAddress = new Uri("https://app.fakturoid.cz/api/v3/accounts/acme/") };
  Task<List<Item>> All() => http.GetFromJsonAsync<List<Item>>(Routes.Items);
  Task Move(int id, Move m) => http.PostAsJsonAsync(Routes.Moves(id), m);
}`,
    'GET inventory_items, POST inventory_items/{}/inventory_moves',
  ],
  [
    'Fakturoid.php',
    `<?php
trait TalksToFakturoid {
    private function base(): string { return 'https://app.fakturoid.cz/api/v3/accounts/' . config('fakturoid.slug'); }
    protected function http() { return Http::baseUrl($this->base())->withToken($this->token()); }
}
class Sync { use TalksToFakturoid;
    function run() { $this->http()->get('/invoices.json'); $this->http()->post('/invoices.json', []); }
    function any($path) { return 1; }
}`,
    'GET invoices, POST invoices',
  ],
  [
    'fakturoid.rb',
    `module Fakturoid
  API = URI("https://app.fakturoid.cz/api/v3/accounts/acme/")
  def self.call(klass, path, body = nil)
    uri = URI.join(API, path)
    req = klass.new(uri, HEADERS)
    req.body = body&.to_json
    Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |h| h.request(req) }
  end
  def self.find(q) = call(Net::HTTP::Get, "subjects/search.json?query=#{q}")
  def self.create(s) = call(Net::HTTP::Post, "subjects.json", s)
end`,
    'GET subjects/search, POST subjects',
  ],
  [
    'Fakturoid.kt',
    `class Api(private val client: HttpClient) {
    private val base = "https://app.fakturoid.cz/api/v3/accounts/acme"
    suspend fun one(id: Long): Invoice = client.get("$base/invoices/$id.json") { bearerAuth(token) }.body()
    suspend fun edit(id: Long, block: Edit) = client.request("$base/invoices/$id.json") { method = HttpMethod.Patch; setBody(block) }
}`,
    'GET invoices/{}, PATCH invoices/{}',
  ],
  [
    'Fakturoid.swift',
    `struct Request<T> { let path: String; var method = "GET"; var body: Data? = nil }
extension Request { 
  static func invoices() -> Request<[Invoice]> { Request<[Invoice]>(path: "/accounts/acme/invoices.json") }
  static func create(_ d: Data) -> Request<Invoice> { Request<Invoice>(path: "/accounts/acme/invoices.json", method: "POST", body: d) }
}
let root = "https://app.fakturoid.cz/api/v3"`,
    'GET invoices, POST invoices',
  ],
  [
    'Fakturoid.cs',
    `abstract class Resource {
  private readonly string _path;
  protected Resource(HttpClient http, string path) { _path = path; }
  public Task<string> All() => http.GetStringAsync($"https://app.fakturoid.cz/api/v3/accounts/acme/{_path}.json");
  public Task Create(object o) => http.PostAsJsonAsync($"https://app.fakturoid.cz/api/v3/accounts/acme/{_path}.json", o);
}
class Subjects : Resource { public Subjects(HttpClient http) : base(http, "subjects") { } }`,
    'GET subjects, POST subjects',
  ],
  [
    'fakturoid.rb',
    `class Resource
  def initialize(path)
    @path = path
  end
  def all = HTTP.get("https://app.fakturoid.cz/api/v3/accounts/acme/#{@path}.json")
  def create(x) = HTTP.post("https://app.fakturoid.cz/api/v3/accounts/acme/#{@path}.json", json: x)
end
subjects = Resource.new("subjects")
subjects.all`,
    'GET subjects, POST subjects',
  ],
  [
    'Fakturoid.swift',
    `class Resource {
  let path: String
  init(path: String) { self.path = path }
  func all() async throws -> Data { try await get(URL(string: "https://app.fakturoid.cz/api/v3/accounts/acme/\\(path).json")!) }
  func create(_ d: Data) async throws -> Data { try await post(URL(string: "https://app.fakturoid.cz/api/v3/accounts/acme/\\(path).json")!, d) }
}
let subjects = Resource(path: "subjects")`,
    'GET subjects, POST subjects',
  ],
  [
    'Fakturoid.php',
    `<?php
class Resource {
  public function __construct(private Client $http, private string $path) {}
  public function all() { return $this->http->get("https://app.fakturoid.cz/api/v3/accounts/acme/{$this->path}.json"); }
  public function create(array $x) { return $this->http->post("https://app.fakturoid.cz/api/v3/accounts/acme/{$this->path}.json", ['json' => $x]); }
}
$subjects = new Resource($http, 'subjects');`,
    'GET subjects, POST subjects',
  ],
  [
    'fakturoid.rs',
    `struct Resource { path: &'static str }
impl Resource {
  async fn all(&self) { reqwest::get(format!("https://app.fakturoid.cz/api/v3/accounts/acme/{}.json", self.path)).await; }
  async fn create(&self, c: &Client, b: Value) { c.post(format!("https://app.fakturoid.cz/api/v3/accounts/acme/{}.json", self.path)).json(&b).send().await; }
}
const SUBJECTS: Resource = Resource { path: "subjects" };`,
    'GET subjects, POST subjects',
  ],
  [
    'fakturoid.go',
    `type resource struct{ path string }
func (r resource) all() { http.Get("https://app.fakturoid.cz/api/v3/accounts/acme/" + r.path + ".json") }
func (r resource) create(b io.Reader) { http.Post("https://app.fakturoid.cz/api/v3/accounts/acme/"+r.path+".json", "application/json", b) }
var subjects = resource{path: "subjects"}`,
    'GET subjects, POST subjects',
  ],
  [
    'fakturoid.sh',
    `for kind in $(cat kinds); do curl -sf "https://app.fakturoid.cz/api/v3/accounts/acme/$kind.json"; done`,
    'open',
  ],
  [
    'fakturoid.sh',
    `KINDS=(invoices expenses)
for kind in "\${KINDS[@]}"; do curl -sf "https://app.fakturoid.cz/api/v3/accounts/acme/$kind.json"; done`,
    'GET expenses, GET invoices',
  ],
  [
    'fakturoid.ps1',
    `'invoices', 'expenses' | ForEach-Object { Invoke-RestMethod "https://app.fakturoid.cz/api/v3/accounts/acme/$_.json" -Headers $h }`,
    'GET expenses, GET invoices',
  ],
  [
    'fakturoid.rb',
    `account = RestClient::Resource.new("https://app.fakturoid.cz/api/v3/accounts/acme", headers: {})
account["expenses.json"].get(params: { page: 1 })
account["expenses/#{id}.json"].patch({ tags: [] }.to_json)`,
    'GET expenses, PATCH expenses/{}',
  ],
  [
    'a.http',
    `@api = https://app.fakturoid.cz/api/v3/accounts/{{$dotenv FAKTUROID_SLUG}}
POST {{api}}/invoices/{{ $processEnv INVOICE_ID }}/payments.json HTTP/1.1

### find
GET {{api}}/subjects/{{$randomInt 1 10}}.json`,
    'GET subjects/{}, POST invoices/{}/payments',
  ],
  [
    '.github/workflows/a.yml',
    `jobs:
  a:
    steps:
      - run: |
          curl -X DELETE "https://app.fakturoid.cz/api/v3/accounts/\${{ vars.SLUG }}/expenses/\${{ inputs.id }}.json"
          curl -X PATCH https://app.fakturoid.cz/api/v3/accounts/\${{ vars.SLUG }}/subjects/\${{ inputs.subject }}.json`,
    'DELETE expenses/{}, PATCH subjects/{}',
  ],
  [
    'a.ps1',
    `$root = "https://app.fakturoid.cz/api/v3/accounts/$slug"
$options = @{
    Body   = (@{ lines = @( @{ name = 'A'; tags = @( @{ k = 1 } ) }, @{ Uri = 'none' } ) } | ConvertTo-Json)
    Uri    = "$root/invoices/$id/payments.json"
    Method = 'POST'
}
Invoke-RestMethod @options
$given = @{ Headers = @{ A = @{ B = @{ C = 1 } } } }
$given.Uri = "$root/subjects/$s.json"
$given['Method'] = 'Patch'
irm @given`,
    'PATCH subjects/{}, POST invoices/{}/payments',
  ],
  [
    'a.ps1',
    `$root = "https://app.fakturoid.cz/api/v3/accounts/$slug"
$call = New-Call $root $kind
Invoke-RestMethod @call`,
    'open',
  ],
  [
    'a.ts',
    `class Address {
  #all: string[] = ['https://app.fakturoid.cz/api/v3/accounts'];
  add(...some: string[]) { this.#all.push(...some); return this; }
  text() { return this.#all.join('/'); }
}
const token = await fetch('https://app.fakturoid.cz/api/v3/oauth/token', { method: 'POST' });
await fetch(new Address().add(slug, kind).text());`,
    'POST oauth/token, open',
  ],
  [
    'a.py',
    `def collect(parts):
    parts.insert(0, "https://app.fakturoid.cz/api/v3/accounts/acme")
    return parts
requests.get(assemble(collect(WHAT)))`,
    'open',
  ],
  [
    'a.tsx',
    `export const Open = () => <a href={'https://app.fakturoid.cz/' + slug} onClick={() => fetch('/api/opened')}>Open</a>;`,
    '',
  ],
  [
    'a.go',
    `package main
func f() {
	at, _ := url.Parse("https://app.fakturoid.cz/api/v3")
	at.Path = path.Join(at.Path, "accounts", slug, "expenses.json")
	http.Post(at.String(), "application/json", body)
	http.Get("https://app.fakturoid.cz/api/v3/accounts/" + slug + "/subjects.json")
}`,
    'GET subjects, POST expenses',
  ],
  [
    'a.ps1',
    `$at = [UriBuilder]::new('https://app.fakturoid.cz/api/v3')
$at.Path += "/accounts/$slug/expenses.json"
Invoke-RestMethod $at.Uri -Method Post -Body $b
Invoke-RestMethod "https://app.fakturoid.cz/api/v3/accounts/$slug/subjects.json"`,
    'GET subjects, open',
  ],
  [
    'a.java',
    `class Fakturoid {
  String address(List<String> rest) { List<String> all = new ArrayList<>(); all.add("https://app.fakturoid.cz/api/v3/accounts"); all.addAll(rest); return Joiner.on('/').join(all); }
  void run() {
    http.postForObject(address(rest()), body, Map.class);
    http.getForObject("https://app.fakturoid.cz/api/v3/accounts/{slug}/subjects.json", Map.class, slug);
  }
}`,
    'GET subjects, open',
  ],
  [
    'a.php',
    `<?php
class Fakturoid {
  const URL = 'https://app.fakturoid.cz/api/v3/accounts/acme';
  public function todos() { return $this->ask('GET', 'todos'); }
  public function __call($area, $given) { return $this->ask('POST', $area, ...$given); }
  private function ask($verb, $area, $b = null) { $c = curl_init(self::URL . "/$area.json"); curl_setopt($c, CURLOPT_CUSTOMREQUEST, $verb); return curl_exec($c); }
}
(new Fakturoid())->expenses(['a' => 1]);`,
    'GET todos, open',
  ],
  [
    'a.py',
    `class Fakturoid:
    def send(self, verb, area): return requests.request(verb, f"https://app.fakturoid.cz/api/v3/accounts/acme/{area}.json")
    def todos(self): return self.send("GET", "todos")
    def __getattr__(self, area): return lambda: self.send("POST", area)
connect().unheard()`,
    'GET todos, open',
  ],
  [
    'a.rb',
    `BASE = "/api/v3/accounts/acme"
http = Net::HTTP.new("app.fakturoid.cz", 443)
read = lambda do |path|
  http.request(Net::HTTP::Get.new("#{BASE}/#{path}"))
end
drop = ->(path) { http.request(Net::HTTP::Delete.new("#{BASE}/#{path}")) }
read.call("todos.json?page=#{page}")
drop.("expenses/#{id}.json")`,
    'DELETE expenses/{}, GET todos',
  ],
  [
    'todos.py',
    `def todos_at(slug: str) -> str:
    return f"https://app.fakturoid.cz/api/v3/accounts/{slug}/todos"
class Board:
    def __init__(self, slug):
        self.state = {"http": requests.Session(), "todos": todos_at(slug)}
    def open(self):
        return self.state["http"].get(self.state["todos"] + ".json").json()
    def toggle(self, id):
        return self.state["http"].post(f"{self.state['todos']}/{id}/toggle_completion.json")`,
    'GET todos, POST todos/{}/toggle_completion',
  ],
  [
    'hooks.js',
    `const hooksOf = (slug) => \`https://app.fakturoid.cz/api/v3/accounts/\${slug}/webhooks\`;
async function drop(slug, id) {
  const root = hooksOf(slug);
  await fetch(root + '/' + id + '.json', { method: 'DELETE', headers });
}`,
    'DELETE webhooks/{}',
  ],
  [
    'lines.rb',
    `class Bank
  ROWS = "https://app.fakturoid.cz/api/v3/accounts/%{slug}/expenses/%{expense}/payments"
  def pay(one) = HTTP.post("#{rows}.json", json: one)
  def undo(id)
    HTTP.delete("#{rows}/#{id}.json")
  end
  private
  def rows
    format(ROWS, slug: shop.slug, expense: expense.remote_id)
  end
end`,
    'DELETE expenses/{}/payments/{}, POST expenses/{}/payments',
  ],
  [
    'kinds.rb',
    `LIST = "https://app.fakturoid.cz/api/v3/accounts/%<slug>s/%<kind>s"
def clear(id)
  Net::HTTP.new(host).delete(format(LIST, slug: slug, kind: "subjects") + "/#{id}.json")
end`,
    'DELETE subjects/{}',
  ],
  [
    'hooks.go',
    `package fakturoid
const hooks = "https://app.fakturoid.cz/api/v3/accounts/%s/webhooks"
func at(slug string) string { return fmt.Sprintf(hooks, slug) }
func drop(slug string, id int) { http.NewRequest(http.MethodDelete, at(slug)+"/"+strconv.Itoa(id)+".json", nil) }`,
    'DELETE webhooks/{}',
  ],
  [
    'Relay.java',
    `class Relay {
    Relay(@Value("\${shop.relay-url}") String target, @Value("\${shop.url}") String shop) { this.target = target; }
    private String url(String path) { return "https://app.fakturoid.cz/api/v3/accounts/acme" + path; }
    void read() { rest.getForObject(url("/todos.json"), Todo[].class); }
}`,
    'GET todos',
  ],
  [
    'tokens.py',
    `STORED = "fakturoid:token"
class Fakturoid:
    def get(self, path):
        return requests.get(f"https://app.fakturoid.cz/api/v3/accounts/acme/{path}.json", headers=auth(memory.get(STORED)))
Fakturoid().get("todos")`,
    'GET todos',
  ],
  [
    'tokens.js',
    `const STORED = 'fakturoid/token';
const get = (path) => fetch(\`https://app.fakturoid.cz/api/v3/accounts/acme/\${path}.json\`);
const token = sessionStorage.get(STORED);
const rows = await get('todos');`,
    'GET todos',
  ],
  [
    'kinds.js',
    `let KIND = 'none';
KIND = process.env.KIND;
const get = (path) => fetch(\`https://app.fakturoid.cz/api/v3/accounts/acme/\${path}.json\`);
await get(KIND);`,
    'open',
  ],
  [
    'kinds.py',
    `KIND = "none" if quiet else chosen()
def get(path):
    return requests.get(f"https://app.fakturoid.cz/api/v3/accounts/acme/{path}.json")
get(KIND)`,
    'open',
  ],
  [
    'two.py',
    `B = "https://app.fakturoid.cz/api/v3/accounts/acme"
def drop_invoice(id):
    url = f"{B}/invoices"
    requests.delete(f"{url}/{id}.json")
def drop_expense(id):
    url = f"{B}/expenses"
    requests.delete(f"{url}/{id}.json")
def pay(id):
    if id > 0:
        root = B + "/invoices"
    else:
        root = B + "/expenses"
    requests.post(root + "/" + id + "/payments.json")`,
    'DELETE expenses/{}, DELETE invoices/{}, POST expenses/{}/payments, POST invoices/{}/payments',
  ],
  [
    'two.go',
    `package fakturoid
func todos(slug string) string { return "https://app.fakturoid.cz/api/v3/accounts/" + slug + "/todos" }
func hooks(slug string) string { return "https://app.fakturoid.cz/api/v3/accounts/" + slug + "/webhooks" }
func toggle(slug, id string) {
	root := todos(slug)
	http.Post(root+"/"+id+"/toggle_completion.json", "", nil)
}
func show(slug, id string) {
	root := hooks(slug)
	http.Get(root + "/" + id + ".json")
}`,
    'GET webhooks/{}, POST todos/{}/toggle_completion',
  ],
  [
    'late.ps1',
    `$Api = 'https://app.fakturoid.cz/api/v3'
$at = "$Api/accounts/$Slug/expenses.json?since=$($From.ToString("yyyy"))&page=$page"
$rows = Invoke-RestMethod -Uri $at -Headers $headers`,
    'GET expenses',
  ],
  [
    'drop.sh',
    `API=https://app.fakturoid.cz/api/v3
ROOT="$API/accounts/$SLUG"
URL="\${ROOT}/subjects/$(jq -r '.["id"]' "$1").json"
curl -X DELETE "$URL"
URL="$ROOT/webhooks/$2.json"
curl -X DELETE "$URL"
curl -d @a.json "$ROOT/subjects/$(jq -r '.[(1)]' "$1").json?x=$(date +"%s")" -X PATCH`,
    'DELETE subjects/{}, DELETE webhooks/{}, PATCH subjects/{}',
  ],
  [
    'Desk.cs',
    `class Desk {
    Desk(IHttpClientFactory all) { _client = all.CreateClient("fakturoid"); }
    Task Close(int id) {
        var message = new HttpRequestMessage(HttpMethod.Post, $"https://app.fakturoid.cz/api/v3/accounts/acme/todos/{id}/toggle_completion.json");
        return _client.SendAsync(message);
    }
}`,
    'POST todos/{}/toggle_completion',
  ],
  [
    'Desk.java',
    `class Desk {
    void close(long id) {
        HttpRequest message = HttpRequest.newBuilder(URI.create("https://app.fakturoid.cz/api/v3/accounts/acme/todos/" + id + "/toggle_completion.json")).POST(empty).build();
        fakturoid.send(message, handler);
    }
}`,
    'POST todos/{}/toggle_completion',
  ],
];
