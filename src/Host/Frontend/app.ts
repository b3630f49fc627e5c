import './tokens.css';
import '@fontsource-variable/figtree';
import './base.css';
import './app.css';
import './sessions.css';
import './entries.css';
import 'htmx.org';
import { followTheAntiforgeryToken } from './antiforgery';
import { sendFormsOnce } from './forms';
import { showToasts } from './toast';
import { hideAmountsAtOnce } from './amounts';
import { openDialogs } from './dialog';
import { followEntryForms } from './entry-form';
import { drawCharts } from './chart';
import { chooseEntries } from './entries';
import { guessTimeZone } from './time-zone';
import { runClocks } from './running';

// Every page works without this file; what it adds is comfort.
followTheAntiforgeryToken();
sendFormsOnce();
showToasts();
hideAmountsAtOnce();
openDialogs();
followEntryForms();
drawCharts();
chooseEntries();
guessTimeZone();
runClocks();
