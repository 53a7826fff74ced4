import { create } from 'qrcode';

/** The dark squares of a QR code of level M, as one SVG path over a grid of `size` × `size`. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue;
      let end = x + 1;
      while (end < size && data[y * size + end]) end++;
      path += `M${x} ${y}h${end - x}v1h${x - end}z`;
      x = end;
    }
  }
  return { size, path };
}

// Four modules of white around the code are part of it.
const QUIET = 4;

/** Side of the dark part in print, in millimetres; 25 is the least that old phones read. */
export const QR_MILLIMETRES = 26;

/** A QR code as inline SVG, at least 25 mm in print, without script or style. `label` says where it leads. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = qrPath(text);
  const side = `${((QR_MILLIMETRES * (size + 2 * QUIET)) / size).toFixed(2)}mm`;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`}
      width={side}
      height={side}
      shape-rendering="crispEdges"
    >
      <title>{label}</title>
      <rect x={-QUIET} y={-QUIET} width={size + 2 * QUIET} height={size + 2 * QUIET} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
