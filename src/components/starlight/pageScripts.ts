/*
 * Scripts that any page may need, in one file: two would be two requests. What they share with what they load later
 * stays in this file as long as no other entry imports it, too.
 */
import '../runner/playground/playgroundLoader.ts';
import '../samples/sampleActions.ts';
import '../search/siteSearch.ts';
