/**
 * The number people say on the phone: `OV-000123-4`. The last digit is a check digit (weights 2 to 7
 * from the right, modulo 11, 10 becomes 0), so that one wrong digit is noticed nine times out of ten.
 * @param sequence a positive number from the database's sequence; gaps are allowed
 */
export function noticeNumberOf(sequence: number): string {
  const digits = String(sequence).padStart(6, '0');
  return `OV-${digits}-${checkDigitOf(digits)}`;
}

function checkDigitOf(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * ((index % 6) + 2), 0);
  return ((11 - (sum % 11)) % 11) % 10;
}
