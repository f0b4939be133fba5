/** On a touch screen a field that takes the focus by itself raises a keyboard over half of the room. */
export const hasKeyboard = (): boolean => matchMedia('(pointer: fine)').matches;
