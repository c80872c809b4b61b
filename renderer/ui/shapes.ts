/** The shape of each state. */
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import LoaderCircle from '@lucide/svelte/icons/loader-circle';
import OctagonX from '@lucide/svelte/icons/octagon-x';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';

export const SHAPES = {
  good: CircleCheck,
  warning: TriangleAlert,
  bad: OctagonX,
  busy: LoaderCircle,
  idle: CircleDashed,
} as const;
