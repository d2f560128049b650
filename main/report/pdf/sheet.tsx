import type { FC, ReactNode } from 'react';
import { useHouse } from './house.ts';
import { Page, Text, View } from './primitives.tsx';
import { color, dynamic, landscape, MARGIN, portrait } from './theme.ts';
import { useWords } from './words.ts';

export type Furniture = { organisation: string; footer: string; concept: boolean };

/** A sheet with head and foot in the flow around the text; a concept says so on every page. */
export const Sheet: FC<{ title: string; furniture: Furniture; orientation?: 'portrait' | 'landscape'; children: ReactNode }> = ({
  title,
  furniture,
  orientation = 'portrait',
  children,
}) => {
  const w = useWords();
  const house = useHouse();
  const sheet = orientation === 'portrait' ? portrait : landscape;
  return (
    <Page
      size="A4"
      orientation={orientation}
      style={{
        fontFamily: 'Source Sans 3',
        fontSize: 10,
        color: color.ink,
        paddingTop: sheet.top,
        paddingBottom: sheet.bottom,
        paddingHorizontal: sheet.side,
      }}
      layout={({ children: text, pageNumber, totalPages }) => (
        <>
          <View artifact="Header" style={{ marginBottom: 22 }}>
            <View style={{ flexDirection: 'row' }}>
              <View style={{ width: MARGIN, height: 2.5, backgroundColor: house.bar }} />
              <View style={{ flex: 1, height: 2.5, borderBottomWidth: 0.5, borderColor: color.hair }} />
            </View>
            <View style={{ flexDirection: 'row', marginTop: 5, justifyContent: 'space-between' }}>
              <Text style={{ ...dynamic(8, 600), color: color.ink }}>{furniture.organisation}</Text>
              {furniture.concept ? <Text style={{ ...dynamic(9, 600), color: color.ink }}>{w('stand.concept_kop')}</Text> : null}
              <Text style={{ ...dynamic(8), color: color.grey }}>{title}</Text>
            </View>
          </View>
          <View style={{ flex: 1 }}>{text}</View>
          <View artifact="Footer" style={{ flexDirection: 'row', justifyContent: 'space-between', marginTop: 16 }}>
            <Text style={{ ...dynamic(8), color: color.grey }}>{furniture.footer}</Text>
            <Text style={{ ...dynamic(8, 600), color: color.ink }}>
              {w('pagina.nummer', { nummer: String(pageNumber), aantal: String(totalPages) })}
            </Text>
          </View>
        </>
      )}
    >
      {children}
    </Page>
  );
};
