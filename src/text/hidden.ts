/** What stands where something is not shown, in what two programs have said to each other. */
export const hidden = '•••'
