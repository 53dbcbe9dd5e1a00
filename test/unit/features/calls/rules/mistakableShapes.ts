import type { CallShape } from './callShapes';

const A = 'https://app.fakturoid.cz/api/v3/accounts/acme';

/** Calls with something beside them that is easily taken for a part of them, or for what they are. */
const SHAPES: readonly (readonly [language: string, code: string, calls: string])[] = [
  [
    'swift',
    `var request = URLRequest(url: URL(string: "${A}/invoices/1.json")!)\nrequest.httpMethod = "PATCH"\nrequest.httpBody = body\nother.httpMethod = "DELETE"`,
    'PATCH invoices/{}.json',
  ],
  [
    'python',
    `req = urllib.request.Request("${A}/invoices/1.json", data=data)\nreq.method = "PATCH"\nfallback = "DELETE"\nurllib.request.urlopen(req)`,
    'PATCH invoices/{}.json',
  ],
  [
    'kotlin',
    `client.request("${A}/invoices/1.json") {\n    method = HttpMethod.Patch\n    val next = HttpMethod.Delete\n}`,
    'PATCH invoices/{}.json',
  ],
  [
    'python',
    `requests.request(\n    url="${A}/invoices/1.json",\n    method="PATCH"\n    if is_known\n    else "DELETE")`,
    'DELETE invoices/{}.json, PATCH invoices/{}.json',
  ],
  [
    'python',
    `requests.request(\n    "PATCH" if is_known else "DELETE",\n    "${A}/invoices/1.json")`,
    'DELETE invoices/{}.json, PATCH invoices/{}.json',
  ],
  [
    'javascript',
    `const app = axios.create({ baseURL: "${A}" });\napp.get("/invoices.json", (r) => r);`,
    'GET invoices.json',
  ],
  [
    'typescript',
    `const BASE = "${A}";\nconst app = axios.create({ baseURL: BASE });\napp.delete("/invoices/1.json", (r) => r);`,
    'DELETE invoices/{}.json',
  ],
  [
    'javascript',
    `const server = new FakturoidClient();\nserver.post("/invoices.json", async (error, invoice) => invoice);`,
    'POST invoices.json',
  ],
  [
    'javascript',
    `const fakturoid = "${A}";\nconst app = express();\napp.get("/invoices.json", (req, res) => res.end());\nfetch(fakturoid + "/subjects.json");`,
    'GET subjects.json',
  ],
  [
    'kotlin',
    `client.request("${A}/invoices/1.json") {\n    method = if (isNew) HttpMethod.Patch\n    else HttpMethod.Delete\n}`,
    'DELETE invoices/{}.json, PATCH invoices/{}.json',
  ],
  [
    'swift',
    `var request = URLRequest(url: URL(string: "${A}/invoices/1.json")!)\nrequest.httpMethod = invoice.id == nil ? "PATCH" : "DELETE"`,
    'DELETE invoices/{}.json, PATCH invoices/{}.json',
  ],
  [
    'swift',
    `var request = URLRequest(url: URL(string: "${A}/invoices.json")!)\nrequest.httpMethod = verb\nrequest.httpBody = body`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'php',
    `curl_setopt($ch, CURLOPT_URL, "${A}/invoices/1.json");\ncurl_setopt($ch, CURLOPT_CUSTOMREQUEST, empty($invoice['id']) ? 'PATCH' : 'DELETE');`,
    'DELETE invoices/{}.json, PATCH invoices/{}.json',
  ],
];

export const MISTAKABLE_SHAPES: readonly CallShape[] = SHAPES.map(([language, code, calls]) => ({
  ...{ name: `${language}, ${code}`, language, code },
  calls: calls.split(', '),
}));
