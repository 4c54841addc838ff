export { assetsIn, builtAssets, type SiteFiles } from './assets.js';
export { admitted, type CatalogueFile, type Entry } from './entry.js';
export { siteOf, type SiteContents } from './site.js';
