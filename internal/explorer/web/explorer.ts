// What scripts add to the pages. Nothing needs it.
import { suggest } from './suggest';
import { slash } from './slash';

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-graphql]')) suggest(input);
slash();
