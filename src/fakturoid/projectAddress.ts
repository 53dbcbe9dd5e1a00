/**
 * Where Fakturoid finds whom to write to where a person has set no contact of their own. `npm run release-check` refuses
 * it while it is not the address of the repository that the release is made from.
 */
export const PROJECT_ADDRESS = 'https://github.com/fakturoid-explorer/fakturoid-explorer';
