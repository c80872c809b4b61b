import './styles/tokens.css';
import './styles/base.css';
import { firstHello } from './state/first-hello.ts';

// The service is asked for its state while the program that shows it is read.
const way = firstHello(window);
const { showApp } = await import('./app.ts');
showApp(way);
