export { assetsIn, builtAssets, type SiteFiles } from './assets.js';
export {
  admitted,
  admittedOfAnyKind,
  catalogueFile,
  type CatalogueFile,
  type DataEntry,
  type Entry,
  isCurrent,
} from './entry.js';
export { siteOf, type SiteContents } from './site.js';
