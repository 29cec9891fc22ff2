#include <cstddef>
#include <exception>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "capi/bianmu.h"
#include "convert/convert.h"
#include "convert/figure_files.h"
#include "convert/read_file.h"
#include "emit/emit.h"
#include "emit/json_reader.h"
#include "model/code.h"
#include "model/limits.h"
#include "model/result.h"
#include "options/request.h"

struct bianmu_result {
    const char* code = nullptr;
    std::string message;
    std::string text;
};

namespace bianmu::capi {
namespace {

using model::Code;
using model::fail;

constexpr options::Form kForm{.prefix = "", .has_lines = true, .has_files = true, .has_figures = true};
constexpr const char* kDefaultName = "document";

model::Result<options::Words> read_words(const char* json) {
    if (json == nullptr) {
        return options::Words{};
    }
    const auto tree = emit::read_json(json);
    if (!tree) {
        return fail(Code::usage, "options is a JSON object, but this is " + tree.error());
    }
    const emit::Node& root = tree->nodes().front();
    if (root.kind != emit::Kind::object) {
        return fail(Code::usage, "options is a JSON object");
    }
    return options::read_pairs(*tree, root, kForm.prefix).and_then([](const options::Pairs& pairs) {
        return options::put_over({}, pairs, kForm);
    });
}

model::Result<convert::Options> read_options(const char* json) {
    return read_words(json).and_then([](const options::Words& words) {
        return options::understand(words).and_then([&](convert::Options wanted) -> model::Result<convert::Options> {
            if (!words.figures) {
                return wanted;
            }
            wanted.output.figures = convert::shown_folder(*words.figures, "");
            if (const auto made = convert::keep_pictures_in(*words.figures, wanted); !made) {
                return fail(made.error().code, *words.figures + ": " + made.error().message);
            }
            return wanted;
        });
    });
}

/// What is left to say when there is not even memory for a result.
bianmu_result no_memory{model::info(Code::out_of_memory).name.data(), "needs more memory than there is", ""};

/// Runs `work`, which gives Result<std::string>, and lets nothing out but a result.
template <class Work>
bianmu_result* answer(const Work& work) noexcept {
    try {
        auto out = std::make_unique<bianmu_result>();
        model::Result<std::string> text = fail(Code::crashed, "");
        try {
            text = work();
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& fault) {
            const std::string what = fault.what();
            text = fail(Code::crashed, "cannot be converted: " + what + "; this is a fault of bianmu, please report it");
        }
        if (text) {
            out->text = std::move(*text);
        } else {
            const model::Error error = options::in_words_of(kForm, std::move(text.error()));
            out->code = model::info(error.code).name.data();
            out->message = error.message;
        }
        return out.release();
    } catch (...) {
        return &no_memory;
    }
}

model::Result<std::string> convert_span(std::span<const std::byte> bytes, std::string_view name, const convert::Options& options) {
    return convert::convert_to_output(bytes, name, options, model::Limits{});
}

}  // namespace
}  // namespace bianmu::capi

using namespace bianmu;

bianmu_result* bianmu_convert_file(const char* path, const char* options) {
    return capi::answer([&]() -> model::Result<std::string> {
        if (path == nullptr) {
            return model::fail(model::Code::usage, "there is no path");
        }
        return capi::read_options(options).and_then([&](const convert::Options& wanted) {
            return convert::read_file(path, model::Limits{}).and_then([&](const convert::Bytes& bytes) {
                return capi::convert_span(bytes.span(), path, wanted);
            });
        });
    });
}

bianmu_result* bianmu_convert_bytes(const void* bytes, size_t size, const char* name, const char* options) {
    return capi::answer([&]() -> model::Result<std::string> {
        if (bytes == nullptr && size > 0) {
            return model::fail(model::Code::usage, "there are no bytes");
        }
        return capi::read_options(options).and_then([&](const convert::Options& wanted) {
            return capi::convert_span({static_cast<const std::byte*>(bytes), size}, name != nullptr ? name : capi::kDefaultName, wanted);
        });
    });
}

const char* bianmu_code(const bianmu_result* result) { return result->code; }

const char* bianmu_message(const bianmu_result* result) { return result->message.c_str(); }

const char* bianmu_text(const bianmu_result* result) { return result->text.c_str(); }

size_t bianmu_size(const bianmu_result* result) { return result->text.size(); }

void bianmu_free(bianmu_result* result) {
    if (result != &capi::no_memory) {
        delete result;
    }
}

const char* bianmu_version(void) { return emit::version().data(); }
