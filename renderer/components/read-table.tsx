import type { FC, ReactNode } from 'react';

/** What stands in a column: its title, and whether its cells are Dutch or keep their lines. */
export type ReadColumn = { readonly title: string; readonly dutch?: boolean; readonly said?: boolean };

/** A table that is only read: the first cell of a row names it, and on a narrow screen each cell says its column. */
export const ReadTable: FC<{
  caption: string;
  columns: readonly ReadColumn[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}> = ({ caption, columns, rows }) => (
  <div className="table-wrap">
    <table className="table table-stack">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [name, ...cells] }) => (
          <tr key={key}>
            <th scope="row" {...wordsIn(columns[0])}>
              {name}
            </th>
            {columns.slice(1).map((column, place) => (
              <td key={column.title} data-label={column.title} {...wordsIn(column)}>
                {cells[place]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const wordsIn = (column: ReadColumn | undefined) => ({
  ...(column?.dutch ? { lang: 'nl' } : {}),
  ...(column?.said ? { className: 'said' } : {}),
});
