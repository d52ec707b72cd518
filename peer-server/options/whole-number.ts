import * as v from 'valibot';

/** Digits from `min` to `max`; `hint` says what to do about anything else. */
export const wholeNumber = (
	min: number,
	max: number,
	hint = `must be a whole number from ${min} to ${max}.`
): v.GenericSchema<string, number> =>
	v.pipe(
		v.string(),
		v.regex(/^\d{1,9}$/, hint),
		v.transform(Number),
		v.minValue(min, hint),
		v.maxValue(max, hint)
	);
