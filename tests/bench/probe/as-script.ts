import { readFile } from 'node:fs/promises';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

/**
 * A TypeScript file as a classic script for the browser. The file must import nothing but types. It goes
 * through the compiler and not through `page.evaluate`, because tsx rewrites functions to call a helper
 * that does not exist in a page.
 */
export async function asScript(file: URL): Promise<string> {
	const { outputText } = transpileModule(await readFile(file, 'utf8'), {
		compilerOptions: {
			target: ScriptTarget.ES2022,
			module: ModuleKind.ESNext,
			removeComments: true
		}
	});
	return outputText;
}
