/** Where an answer stands: the question, and the row when the question belongs to a group. */
export const answerKey = (question: string, row?: string): string => (row ? `${question}@${row}` : question);

export function splitKey(key: string): { question: string; row?: string } {
  const [question = '', row] = key.split('@');
  return row ? { question, row } : { question };
}
