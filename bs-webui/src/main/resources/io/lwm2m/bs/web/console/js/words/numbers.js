const grouped = new Intl.NumberFormat('en');

/** 1,000,000 */
export const count = (number) => grouped.format(number);

/** 1 client, 2 clients. */
export const counted = (number, one, many = one + 's') => `${count(number)} ${number === 1 ? one : many}`;

/** 72 bytes */
export const bytes = (number) => counted(number, 'byte');
