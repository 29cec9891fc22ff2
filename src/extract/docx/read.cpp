#include "extract/docx/read.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/docx/decrypt.h"
#include "extract/docx/dropped_notes.h"
#include "extract/docx/media_type.h"
#include "extract/docx/formatting.h"
#include "extract/docx/metadata.h"
#include "extract/docx/package.h"
#include "extract/docx/part.h"
#include "extract/docx/settings.h"
#include "extract/docx/story.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

using model::Code;
using model::fail;

constexpr std::string_view kUsualMain = "word/document.xml";

/// One reading: the package, what its parts said, and the flow that grows.
class Reading {
public:
    Reading(Package package, const Options& options, model::Diagnostics& sink)
        : package_(std::move(package)), options_(options), sink_(sink) {}

    model::Result<model::Flow> run();

private:
    using Step = model::Result<bool>;

    Step find_main();
    Step read_formatting();
    Step read_notes(std::string_view kind, model::NoteKind note_kind, std::unordered_map<std::string, std::int32_t>& ids);
    void take_notes(Story& story, model::NoteKind note_kind, std::unordered_map<std::string, std::int32_t>& ids);
    Step read_body();
    Step read_furniture(const std::vector<std::string>& order);
    void take_furniture(Story& story, model::FurnitureKind edge);
    void number_notes(const Story& body);
    Step read_metadata();
    void report_revisions();

    /// Runs a step over a part; a part that is damaged is told, not fatal.
    template <typename Read>
    Step tolerate(std::string_view part, const Read& read) {
        const Step whole = read();
        if (whole && !*whole) {
            report_damage(part);
        }
        return whole;
    }
    /// Reads a part that holds text beside the main part's, and hands it on.
    template <typename Take>
    Step read_story(const std::string& part, const Take& take) {
        auto relationships = read_relationships(package_, part);
        if (!relationships) {
            return tl::unexpected(relationships.error());
        }
        Story story(shared_, add_part(part), *relationships);
        const Step whole = tolerate(part, [&] { return parse_part(package_, part, story); });
        if (whole) {
            take(story);
        }
        return whole;
    }
    void report_damage(std::string_view part) {
        sink_.add("docx.part_damaged", model::Severity::error,
                  "the part " + std::string(part) + " is damaged; what stands before the damage was read");
    }
    [[nodiscard]] const Relationship* related(std::string_view kind) const {
        const auto found = std::find_if(relationships_.begin(), relationships_.end(),
                                        [&](const Relationship& r) { return r.kind == kind && !r.external; });
        return found != relationships_.end() && package_.has(found->target) ? &*found : nullptr;
    }
    [[nodiscard]] int add_part(const std::string& name) {
        flow_.part_names.push_back(name);
        return static_cast<int>(flow_.part_names.size()) - 1;
    }

    Package package_;
    const Options& options_;
    model::Diagnostics& sink_;
    std::vector<Relationship> package_relationships_, relationships_;
    std::string main_;
    Settings settings_;
    Formatting formatting_;
    Accounting accounting_;
    model::Flow flow_;
    std::optional<BoundValues> bound_;
    Shared shared_{package_, options_, formatting_, formatting_.fonts, options_.revisions, options_.keep_hidden, flow_, accounting_, sink_};
};

Reading::Step Reading::find_main() {
    auto relationships = read_relationships(package_, "");
    if (!relationships) {
        return tl::unexpected(relationships.error());
    }
    package_relationships_ = std::move(*relationships);
    for (const Relationship& relationship : package_relationships_) {
        if (relationship.kind == "officeDocument" && !relationship.external && main_.empty()) {
            main_ = relationship.target;
        }
    }
    if (main_.empty() || !package_.has(main_)) {
        auto declared = find_main_by_content_type(package_);
        if (!declared) {
            return tl::unexpected(declared.error());
        }
        if (package_.is_repaired() && declared->empty() && package_.has(kUsualMain)) {
            declared = std::string(kUsualMain);  // what names it is lost
        }
        if (main_.empty() && declared->empty() && !package_.is_repaired()) {
            return fail(Code::unsupported_format, package_.is_flat() ? "the file is a package of XML, but no Word document"
                                                                    : "the file is a zip package, but no Word document");
        }
        main_ = declared->empty() ? main_ : *declared;
    }
    if (!package_.has(main_)) {
        return fail(Code::damaged, package_.is_repaired() ? "the zip package is truncated or damaged; get the file again from where it came"
                                                          : "the package lacks its main part " + main_);
    }
    auto own = read_relationships(package_, main_);
    if (!own) {
        return tl::unexpected(own.error());
    }
    relationships_ = std::move(*own);
    std::vector<std::string> items;
    for (const Relationship& relationship : relationships_) {
        if (relationship.kind == "customXml" && !relationship.external) {
            items.push_back(relationship.target);
        }
    }
    const auto properties = [&](std::string_view kind) {
        const auto found = std::find_if(package_relationships_.begin(), package_relationships_.end(),
                                        [&](const Relationship& r) { return r.kind == kind && !r.external; });
        return found == package_relationships_.end() ? std::string() : found->target;
    };
    bound_.emplace(package_, std::move(items), properties("core-properties"), properties("extended-properties"));
    shared_.bound = &*bound_;
    return true;
}

Reading::Step Reading::read_formatting() {
    Step step = true;
    if (const Relationship* part = related("settings")) {
        step = tolerate(part->target, [&] { return read_settings(package_, part->target, settings_); });
    }
    if (const Relationship* part = step ? related("theme") : nullptr) {
        step = tolerate(part->target, [&]() -> Step {
            return read_theme(package_, part->target, script_of_language(settings_.east_asian_language), formatting_.fonts,
                              formatting_.theme);
        });
    }
    if (const Relationship* part = step ? related("styles") : nullptr) {
        step =
            tolerate(part->target, [&] { return formatting_.styles.read(package_, part->target, formatting_.theme, formatting_.fonts); });
    }
    if (const Relationship* part = step ? related("numbering") : nullptr) {
        step = tolerate(part->target,
                        [&] { return formatting_.numbering.read(package_, part->target, formatting_.theme, formatting_.fonts); });
        formatting_.numbering.link_styles(formatting_.styles);
    }
    return step;
}

void append_text(const std::vector<model::Block>& blocks, std::string& text, std::vector<model::Location>& locations) {
    for (const model::Block& block : blocks) {
        if (const auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
            if (!paragraph->text.empty()) {
                text += text.empty() ? "" : "\n";
                text += paragraph->text;
            }
            locations.insert(locations.end(), paragraph->locations.begin(), paragraph->locations.end());
        } else if (const auto* table = std::get_if<model::Table>(&block.value)) {
            for (const model::Cell& cell : table->cells) {
                append_text(cell.blocks, text, locations);
            }
        }
    }
}

/// Pages that only the author's breaks were counted for are none.
void forget_pages(std::vector<model::Block>& blocks) {
    const auto forget = [](std::vector<model::Location>& places) {
        for (model::Location& place : places) {
            place.page = 0;
            place.page_estimated = false;
        }
    };
    for (model::Block& block : blocks) {
        std::visit([&](auto& value) { forget(value.locations); }, block.value);
        if (auto* table = std::get_if<model::Table>(&block.value)) {
            for (model::Cell& cell : table->cells) {
                forget_pages(cell.blocks);
            }
        }
    }
}

Reading::Step Reading::read_notes(std::string_view kind, model::NoteKind note_kind, std::unordered_map<std::string, std::int32_t>& ids) {
    const Relationship* part = related(kind);
    if (part == nullptr) {
        return true;
    }
    return read_story(part->target, [&](Story& story) { take_notes(story, note_kind, ids); });
}

void Reading::take_notes(Story& story, model::NoteKind note_kind, std::unordered_map<std::string, std::int32_t>& ids) {
    story.notes().push_back({{}, false, {}, {}, story.finish()});  // text that stands outside of any note, in damaged parts
    for (NoteText& found : story.notes()) {
        model::Note note;
        note.kind = note_kind;
        note.author = std::move(found.author);
        note.date = std::move(found.date);
        std::string text;
        append_text(found.blocks, text, note.locations);
        note.text = model::trim(text);
        if (note.text.empty()) {
            continue;
        }
        if (found.separator) {
            flow_.furniture.push_back({model::FurnitureKind::footer, std::move(note.text), std::move(note.locations)});
            continue;
        }
        if (!found.id.empty()) {
            ids.emplace(std::move(found.id), static_cast<std::int32_t>(flow_.notes.size()));
        }
        flow_.notes.push_back(std::move(note));
    }
}

Reading::Step Reading::read_body() {
    Story story(shared_, add_part(main_), relationships_, true);
    const Step whole = parse_part(package_, main_, story);
    if (!whole) {
        return whole;
    }
    if (!story.is_document()) {
        return *whole ? Step(fail(Code::unsupported_format, "the file is an office package, but no Word document"))
                      : Step(fail(Code::damaged, "the main part " + main_ + " cannot be read"));
    }
    if (!*whole) {
        if (story.blocks().empty()) {
            return fail(Code::damaged, "the main part " + main_ + " is damaged from its start");
        }
        report_damage(main_);
    }
    flow_.blocks = story.finish();
    if (!story.knows_pages()) {
        forget_pages(flow_.blocks);
    }
    number_notes(story);
    return read_furniture(story.furniture_ids());
}

void Reading::number_notes(const Story& body) {
    int counts[3] = {0, 0, 0};
    for (const std::int32_t index : shared_.referenced) {
        model::Note& note = flow_.notes[static_cast<std::size_t>(index)];
        const bool end = note.kind == model::NoteKind::endnote;
        const auto own = body.note_format(note.kind);
        const NumberFormat format = note.kind == model::NoteKind::comment ? NumberFormat::decimal
                                    : own                                 ? *own
                                    : end                                 ? settings_.endnote_format
                                                                          : settings_.footnote_format;
        note.mark = format_number(format, ++counts[static_cast<std::size_t>(note.kind)]);
    }
}

/// Whether a text is nothing but a page number: digits, dashes, `第3页 共12页`, `Page 3 of 12`.
bool is_page_number(std::string_view text) {
    constexpr std::u32string_view kAround = U"-—–－―~·.|/\\()（）第页頁共Pageof之0123456789０１２３４５６７８９ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩivxlcdmIVXLCDM";
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        if (!model::is_space(c) && kAround.find(c) == std::u32string_view::npos) {
            return false;
        }
    }
    return true;
}

Reading::Step Reading::read_furniture(const std::vector<std::string>& order) {
    std::vector<const Relationship*> parts;
    const auto add = [&](const Relationship& part) {
        const bool known = std::any_of(parts.begin(), parts.end(), [&](const Relationship* other) { return other->target == part.target; });
        if (!known && (part.kind == "header" || part.kind == "footer") && !part.external && package_.has(part.target)) {
            parts.push_back(&part);
        }
    };
    for (const std::string& id : order) {
        for (const Relationship& relationship : relationships_) {
            if (relationship.id == id) {
                add(relationship);
            }
        }
    }
    for (const Relationship& relationship : relationships_) {
        add(relationship);
    }
    for (const Relationship* part : parts) {
        const auto edge = part->kind == "header" ? model::FurnitureKind::header : model::FurnitureKind::footer;
        if (const Step whole = read_story(part->target, [&](Story& story) { take_furniture(story, edge); }); !whole) {
            return whole;
        }
    }
    return true;
}

void Reading::take_furniture(Story& story, model::FurnitureKind edge) {
    model::Furniture furniture;
    std::string text;
    append_text(story.finish(), text, furniture.locations);
    furniture.text = model::trim(text);
    if (!furniture.text.empty()) {
        furniture.kind = story.has_page_field() && is_page_number(furniture.text) ? model::FurnitureKind::page_number : edge;
        flow_.furniture.push_back(std::move(furniture));
    }
}

Reading::Step Reading::read_metadata() {
    for (const Relationship& relationship : package_relationships_) {
        const bool wanted = relationship.kind == "core-properties" || relationship.kind == "extended-properties";
        if (wanted && !relationship.external && package_.has(relationship.target)) {
            const Step whole =
                tolerate(relationship.target, [&] { return read_properties_part(package_, relationship.target, flow_.metadata); });
            if (!whole) {
                return whole;
            }
        }
    }
    return true;
}

void Reading::report_revisions() {
    constexpr std::array<std::string_view, 5> kNames{"insertions", "deletions", "moves away", "moves here", "changes of format"};
    std::string counts;
    for (std::size_t kind = 0; kind < kNames.size(); ++kind) {
        if (const std::uint64_t count = shared_.revision_counts[kind]; count > 0) {
            counts += (counts.empty() ? "" : ", ") + std::string(kNames[kind]) + ": " + std::to_string(count);
        }
    }
    if (!counts.empty()) {
        constexpr std::array<std::string_view, 3> kStates{"accepted", "rejected", "shown"};
        sink_.add("docx.unresolved_revisions", model::Severity::info,
                  "the document holds tracked changes that nobody has accepted or rejected (" + counts + "); here all are " +
                      std::string(kStates[static_cast<std::size_t>(options_.revisions)]));
    }
}

model::Result<model::Flow> Reading::run() {
    if (package_.is_repaired()) {
        sink_.add("docx.package_repaired", model::Severity::warning,
                  "the package's directory is missing or damaged; its parts were found without it, and some may be lost");
    }
    Step step = find_main();
    if (step) {
        step = read_formatting();
    }
    if (step) {
        step = read_notes("footnotes", model::NoteKind::footnote, shared_.footnotes);
    }
    if (step) {
        step = read_notes("endnotes", model::NoteKind::endnote, shared_.endnotes);
    }
    if (step) {
        step = read_notes("comments", model::NoteKind::comment, shared_.comments);
    }
    if (step) {
        step = read_body();
    }
    if (step) {
        step = read_metadata();
    }
    if (!step) {
        return tl::unexpected(step.error());
    }
    drop_notes(flow_, shared_.dropped, shared_.referenced, options_.revisions == Revisions::original ? "inserted" : "deleted", accounting_);
    report_revisions();
    for (std::size_t i = 0; i < formatting_.fonts.size(); ++i) {
        model::Font font;
        font.name = model::to_nfc(formatting_.fonts.name(static_cast<std::int32_t>(i)));
        flow_.fonts.push_back(std::move(font));
    }
    flow_.source_chars = accounting_.source();
    flow_.discarded = accounting_.discarded();
    return std::move(flow_);
}

bool starts_with(std::span<const std::byte> bytes, std::string_view magic) {
    return bytes.size() >= magic.size() &&
           std::equal(magic.begin(), magic.end(), bytes.begin(), [](char c, std::byte b) { return static_cast<std::byte>(c) == b; });
}

// The package in `bytes`, which `decrypted` keeps where they were encrypted.
model::Result<Package> open_package(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits,
                                    std::vector<std::byte>& decrypted) {
    constexpr std::string_view kZip("PK", 2);
    constexpr std::string_view kCompoundFile("\xD0\xCF\x11\xE0", 4);
    if (bytes.empty()) {
        return fail(Code::empty, "the file is empty");
    }
    if (starts_with(bytes, kCompoundFile)) {
        if (bytes.size() > limits.max_file_bytes) {
            return fail(Code::too_large, "the file is larger than the limit on inputs");
        }
        auto opened = decrypt_package(bytes, options.password);
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        decrypted = std::move(*opened);
        bytes = decrypted;
    }
    if (!starts_with(bytes, kZip) && !is_flat_opc(bytes)) {
        return fail(Code::unsupported_format, "the file is no DOCX package");
    }
    return Package::open(bytes, limits);
}

}  // namespace

bool is_flat_package(std::span<const std::byte> bytes) {
    return is_flat_opc(bytes);
}

model::Result<model::Flow> read(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits,
                                model::Diagnostics& sink) {
    std::vector<std::byte> decrypted;
    auto package = open_package(bytes, options, limits, decrypted);
    if (!package) {
        return tl::unexpected(package.error());
    }
    return Reading(std::move(*package), options, sink).run();
}

model::Result<void> read_pictures(std::span<const std::byte> bytes, const Options& options, const std::vector<std::string>& sources,
                                  const model::Limits& limits, const model::TakePicture& take) {
    std::vector<std::byte> decrypted;
    auto package = open_package(bytes, options, limits, decrypted);
    if (!package) {
        return tl::unexpected(package.error());
    }
    for (std::size_t place = 0; place < sources.size(); ++place) {
        model::Picture picture;
        const auto whole = package->stream(sources[place], [&](const char* chunk, std::size_t size) {
            picture.bytes.append(chunk, size);
            return picture.bytes.size() <= limits.max_picture_bytes;
        });
        if (whole && *whole && !picture.bytes.empty()) {
            const std::string_view type = read_picture_header(std::string_view(picture.bytes).substr(0, kPictureHeaderBytes)).media_type;
            picture.media_type = type.empty() ? media_type_of(sources[place]) : std::string(type);
            picture.extension = type.empty() ? extension_of(sources[place]) : extension_of_type(type);
            if (auto taken = take(place, std::move(picture)); !taken) {
                return taken;
            }
        }
    }
    return {};
}

}  // namespace bianmu::extract::docx
