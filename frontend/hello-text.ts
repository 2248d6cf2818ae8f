export const text = 'made with Lit';
