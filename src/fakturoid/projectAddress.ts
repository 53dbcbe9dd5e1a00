/**
 * The contact sent to Fakturoid for people who have set none of their own. `npm run release-check` refuses it unless
 * it is the address of the repository that the release is made from.
 */
export const PROJECT_ADDRESS = 'https://github.com/fakturoid-explorer/fakturoid-explorer';
