import { rememberZone } from './zone.ts';
import { copyOnClick } from './copy.ts';
import { openDialogs } from './dialogs.ts';
import { walkTabs } from './tabs.ts';
import { releaseToasts } from './toasts.ts';
import { guardForms } from './forms.ts';
import { placeMenus } from './menus.ts';
import { sayWhenInsecure } from './insecure.ts';
import { showWhereWeAre } from './here.ts';

rememberZone();
copyOnClick();
openDialogs();
walkTabs();
releaseToasts();
guardForms();
placeMenus();
sayWhenInsecure();
showWhereWeAre();
