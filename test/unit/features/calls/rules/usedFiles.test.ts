import { ACCOUNT as A, API as H, areCalled } from './readFiles';

/** A class whose children say which path it reads. */
const AREAS = `import requests
class Api:
    def __init__(self, slug):
        self.url = f"${H}/accounts/{slug}"
    def read(self, path):
        return requests.get(self.url + path).json()
class Area:
    path: str
    def __init__(self, api):
        self.api = api
    def all(self):
        return self.api.read(f"/{self.path}.json")`;

describe('the path of a call', () => {
  it('is asked for as the code of other files says', () =>
    areCalled([
      [
        'GET subjects.json, GET todos.json',
        {
          'base.py': AREAS,
          'areas.py': `from .base import Area
class Todos(Area):
    path = "todos"
class People(Area):
    path = "subjects"`,
        },
      ],
      [
        '? areas.py:5, GET todos.json',
        {
          'base.py': AREAS,
          'areas.py': `from .base import Area
class Todos(Area):
    path = "todos"
class Other(Area):
    path = chosen()`,
        },
      ],
      [
        'DELETE expenses/{id}.json, GET expenses.json',
        {
          'app/client.py': `import httpx
from .settings import ROOT
class Client:
    def __init__(self, slug):
        self._http = httpx.Client(base_url=f"{ROOT}/accounts/{slug}")
    def get(self, path, **params):
        return self._request("GET", path, params=params)
    def delete(self, path):
        self._request("DELETE", path)
    def _request(self, method, path, **options):
        return self._http.request(method, f"/{path}.json", **options).json()`,
          'app/settings.py': `ROOT = "${H}"`,
          'app/clean.py': `from .client import Client
def clean(client: Client):
    for one in client.get("expenses", status="open"):
        client.delete(f"expenses/{one['id']}")`,
        },
      ],
      [
        'GET todos.json',
        {
          'books/client.go': `package books
const root = "${A}"
func (c *Client) Get(ctx context.Context, path string, out any) error {
	return c.do(ctx, http.MethodGet, root+"/"+path+".json", out)
}`,
          'main.go': `package main
import (
	"context"
	"example.org/x/books"
)
func main() { books.New().Get(ctx, "todos", &rows) }`,
        },
      ],
    ]));
});
