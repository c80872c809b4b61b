import type { EngineTexts } from './engine.ts';

export default [] satisfies EngineTexts;
