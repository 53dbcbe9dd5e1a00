/* global indexedDB, TextDecoder */
// The content of every database of the page as text, by name.
(async () => {
  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const asText = (value) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : String(JSON.stringify(value));
  const texts = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    const parts = [];
    for (const store of database.objectStoreNames) {
      const content = database.transaction(store).objectStore(store);
      parts.push(...(await settled(content.getAll())).map(asText));
    }
    database.close();
    texts[name] = parts.join('\n');
  }
  return texts;
})();
