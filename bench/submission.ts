/** Placeholder until the API has its route. */
export async function benchSubmission(_url: string): Promise<void> {}
