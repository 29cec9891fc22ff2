/* print_json FILE [OPTIONS]: what bianmu makes of a document, by its path and by its bytes, which give the same; or the code of what is wrong. */
#include <bianmu.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char bytes[1 << 24];

int main(int argc, char** argv) {
    bianmu_result* by_path;
    bianmu_result* by_bytes;
    const char* options = argc > 2 ? argv[2] : NULL;
    const char* name;
    FILE* file;
    size_t size;
    int status = 0;
    if (argc < 2) {
        return 2;
    }
    by_path = bianmu_convert_file(argv[1], options);
    if (bianmu_code(by_path) != NULL) {
        printf("%s\n", bianmu_code(by_path));
        fprintf(stderr, "%s\n", bianmu_message(by_path));
        bianmu_free(by_path);
        return 1;
    }
    file = fopen(argv[1], "rb");
    size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    name = strrchr(argv[1], '/');
    by_bytes = bianmu_convert_bytes(bytes, size, name != NULL ? name + 1 : argv[1], options);
    if (bianmu_size(by_bytes) != bianmu_size(by_path) || strcmp(bianmu_text(by_bytes), bianmu_text(by_path)) != 0 || *bianmu_message(by_path) != 0) {
        status = 3;
    }
    fwrite(bianmu_text(by_path), 1, bianmu_size(by_path), stdout);
    bianmu_free(by_path);
    bianmu_free(by_bytes);
    bianmu_free(NULL);
    return status;
}
