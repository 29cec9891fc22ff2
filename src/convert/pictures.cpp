#include "convert/pictures.h"

#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "convert/digest.h"
#include "extract/docx/read.h"
#include "extract/pdf/read.h"

namespace bianmu::convert {
namespace {

/// The figures of a document and of its parts, by the picture that they show, in the order of the document.
struct Wanted {
    std::vector<std::string> sources;
    std::vector<std::vector<model::DocumentFigure*>> figures;   // by source
    std::unordered_map<std::string, std::size_t> places;

    void collect(model::Document& document) {
        for (model::DocumentFigure& figure : document.figures) {
            if (figure.source.empty()) {
                continue;
            }
            const auto [place, is_new] = places.try_emplace(figure.source, sources.size());
            if (is_new) {
                sources.push_back(figure.source);
                figures.emplace_back();
            }
            figures[place->second].push_back(&figure);
        }
        for (model::Document& part : document.parts) {
            collect(part);
        }
    }
};

}  // namespace

model::Result<void> add_pictures(Format format, std::span<const std::byte> bytes, const Options& options, const model::Limits& limits,
                                 model::Document& document, model::Diagnostics& sink) {
    Wanted wanted;
    wanted.collect(document);
    if (wanted.sources.empty()) {
        return {};
    }
    std::unordered_set<std::string> kept;
    const auto take = [&](std::size_t place, const model::Picture& picture) -> model::Result<void> {
        const std::string digest = digest_of(picture.bytes);
        const std::string file = digest + '.' + picture.extension;
        for (model::DocumentFigure* const figure : wanted.figures[place]) {
            figure->media_type = picture.media_type;
            figure->sha256 = digest;
            figure->file = file;
        }
        return kept.insert(file).second ? options.keep_picture(file, picture.bytes) : model::Result<void>();
    };
    const auto read = format == Format::pdf ? extract::pdf::read_pictures(bytes, {options.password, {}}, wanted.sources, limits, take)
                                            : extract::docx::read_pictures(bytes, {options.password}, wanted.sources, limits, take);
    if (!read) {
        return read;
    }
    for (const auto& figures : wanted.figures) {
        const model::DocumentFigure& figure = *figures.front();
        if (figure.file.empty()) {
            sink.add(format == Format::pdf ? "pdf.image_failed" : "docx.image_failed", model::Severity::warning,
                     "the picture of figure " + figure.id + " cannot be read; it is not written", figure.locations);
        }
    }
    return {};
}

}  // namespace bianmu::convert
