import type { Block } from "./document";

/** A table as it was read. */
export function TableText({ block }: { block: Block }) {
  const rows = new Map<number, NonNullable<Block["cells"]>>();
  for (const cell of block.cells ?? []) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return (
    <table>
      {block.caption && <caption>{block.caption}</caption>}
      <tbody>
        {[...rows].map(([row, cells]) => (
          <tr key={row}>
            {cells.map((cell) =>
              cell.header ? (
                <th key={cell.column} rowSpan={cell.row_span} colSpan={cell.column_span}>
                  {cell.text}
                </th>
              ) : (
                <td key={cell.column} rowSpan={cell.row_span} colSpan={cell.column_span}>
                  {cell.text}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
