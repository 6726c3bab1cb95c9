// What scripts add to the pages. Nothing needs it.
import { copyable } from './copy';
import { closing } from './menu';
import { picturable } from './png';
import { slash } from './slash';
import { suggest } from './suggest';

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-graphql]')) suggest(input);
slash();
copyable();
picturable();
closing();
