/** The token the server put into the page, for requests that are no plain form posts. */
export function antiforgeryToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
}

/** Adds the token to what htmx sends; without it the server answers 400. */
export function followTheAntiforgeryToken(): void {
  document.addEventListener('htmx:config:request', (event) => {
    const { request } = (event as CustomEvent<{ ctx: { request: { method: string; headers: Record<string, string> } } }>).detail.ctx;
    if (request.method !== 'GET') {
      request.headers['X-CSRF-TOKEN'] = antiforgeryToken();
    }
  });
}
