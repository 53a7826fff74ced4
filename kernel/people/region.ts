// Each level of a division code is a prefix of the next: province 2 digits, prefecture 4, county 6, township 9, village 12.
const LEVELS = [2, 4, 6, 9, 12];

/**
 * The ltree path of a division code: `652301001` becomes `65.6523.652301.652301001`. A path comes back unchanged.
 * The same rule in SQL is `kernel.region_path`.
 */
export function regionPath(region: string): string {
  if (region.includes('.')) return region;
  return LEVELS.filter((digits) => digits <= region.length)
    .map((digits) => region.slice(0, digits))
    .join('.');
}

/** The division code at the end of a path: `65.6523.652301` becomes `652301`. A code comes back unchanged. */
export const regionCode = (region: string): string => region.slice(region.lastIndexOf('.') + 1);

/** Whether a region (code or path) is the other one or lies in it. */
export function isWithinRegion(region: string, ancestor: string): boolean {
  const path = regionPath(region);
  const top = regionPath(ancestor);
  return path === top || path.startsWith(`${top}.`);
}
