/* bianmu from C: a document in, its JSON out, in the caller's own process.
 *
 *     bianmu_result* result = bianmu_convert_file("notice.pdf", NULL);
 *     if (bianmu_code(result) == NULL) {
 *         fwrite(bianmu_text(result), 1, bianmu_size(result), stdout);
 *     } else {
 *         fprintf(stderr, "notice.pdf: %s [%s]\n", bianmu_message(result), bianmu_code(result));
 *     }
 *     bianmu_free(result);
 *
 * Threads may call at the same time. Nothing is printed, and nothing is written but what the option figures asks for. There is no sandbox
 * here: a document that hangs or crashes the converter does so to the caller; `bianmu pipe` keeps documents that are not trusted in
 * processes of their own. Text is UTF-8, but for paths, which are the system's bytes.
 */
#ifndef BIANMU_H
#define BIANMU_H

#include <stddef.h>

#if defined(__GNUC__)
#define BIANMU_API __attribute__((visibility("default")))
#else
#define BIANMU_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* What a conversion gave: a text, or why there is none. */
typedef struct bianmu_result bianmu_result;

/* Converts a PDF or DOCX.
 *
 * options  NULL, or a JSON object with those options of `bianmu convert` that are to differ from its own; names have `_` for `-`, values
 *          are strings, or true and false: {"format": "markdown", "pages": "1-5", "hidden": true}. There are format, profile, password,
 *          password_file, pages, ocr, revisions, evidence, hidden, corrections, figures, pretty, rows.
 *
 * Never NULL; to be freed by bianmu_free. */
BIANMU_API bianmu_result* bianmu_convert_file(const char* path, const char* options);

/* The same of a document in memory, which is only read during the call.
 *
 * name  what it is called in source.name, or NULL: `document`. */
BIANMU_API bianmu_result* bianmu_convert_bytes(const void* bytes, size_t size, const char* name, const char* options);

/* NULL if there is a text; else a promised word: not_found, unreadable, empty, unsupported_format, encrypted, wrong_password, damaged,
 * too_large, out_of_memory, schema_violation, crashed (a fault of bianmu), usage (wrong options), environment (pictures cannot be
 * written). */
BIANMU_API const char* bianmu_code(const bianmu_result* result);

/* What is wrong and what to do, for a person; empty if there is a text. */
BIANMU_API const char* bianmu_message(const bianmu_result* result);

/* The JSON (schemas/document.schema.json), or what the option format asks for; it ends in a zero byte that bianmu_size does not count.
 * Empty if there is none. */
BIANMU_API const char* bianmu_text(const bianmu_result* result);
BIANMU_API size_t bianmu_size(const bianmu_result* result);

/* Frees a result and the texts that it gave; NULL is passed over. */
BIANMU_API void bianmu_free(bianmu_result* result);

/* Such as "0.1.0". */
BIANMU_API const char* bianmu_version(void);

#ifdef __cplusplus
}
#endif

#endif
