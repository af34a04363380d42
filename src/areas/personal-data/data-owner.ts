/** Whose data, and where: people are never linked across communities. */
export interface DataOwner {
  community: string
  person: string
}
