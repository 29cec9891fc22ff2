#include "store/part_rows.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/text.h"

namespace bianmu::store {
namespace {

Value text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? Value(nullptr) : Value(found->get<std::string>());
}

Value integer_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? Value(nullptr) : Value(found->get<std::int64_t>());
}

/// 1 or 0.
Value flag_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? Value(nullptr) : Value(std::int64_t{found->get<bool>() ? 1 : 0});
}

Value real_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? Value(nullptr) : Value(found->get<double>());
}

/// The first of the pages that its places name; 0 if they name none.
std::int64_t page_of(const Json& piece) {
    for (const Json& place : piece.at("locations")) {
        if (const auto page = place.find("page"); page != place.end()) {
            return page->get<std::int64_t>();
        }
    }
    return 0;
}

Value page_value(std::int64_t page) {
    return page > 0 ? Value(page) : Value(nullptr);
}

bool is_number(std::string_view step) {
    return !step.empty() && std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `/colophon/editors/0` → `colophon/editors`.
std::string name_of(std::string_view pointer) {
    std::string out;
    for (std::size_t at = 1; at <= pointer.size();) {
        const std::size_t end = std::min(pointer.find('/', at), pointer.size());
        if (const std::string_view step = pointer.substr(at, end - at); !is_number(step)) {
            out += (out.empty() ? "" : "/") + std::string(step);
        }
        at = end + 1;
    }
    return out;
}

/// The first of these that the part says.
Value first_of(const Json& rest, std::initializer_list<const char*> pointers) {
    for (const char* const pointer : pointers) {
        if (const Json::json_pointer at(pointer); rest.contains(at)) {
            return rest.at(at).get<std::string>();
        }
    }
    return nullptr;
}

}  // namespace

PartRows::PartRows(RowTaker& taker, std::string shape, std::string pointer)
    : taker_(taker), shape_(std::move(shape)), pointer_(std::move(pointer)), number_(taker.number_of(pointer_)) {}

bool PartRows::take(std::string_view shape, const Json& piece) {
    if (shape == "/sections/*/articles/*/blocks/*") {
        take_block(piece);
    } else if (shape == "/sections/*/articles/*") {
        take_article(piece);
    } else if (shape == "/sections/*") {
        take_section(piece);
    } else if (shape == "/mentions/*") {
        take_mention(piece);
    } else if (shape == "/notes/*") {
        add(Table::notes, number_, notes_++, text_at(piece, "id"), text_at(piece, "kind"), text_at(piece, "author"), text_at(piece, "text"));
    } else if (shape == "/diagnostics/*") {
        add(Table::diagnostics,
            number_, diagnostics_++, text_at(piece, "code"), text_at(piece, "severity"), text_at(piece, "message"), text_at(piece, "pointer"));
    } else {
        return false;
    }
    return true;
}

void PartRows::add_text(std::string_view text) {
    if (!text.empty()) {
        text_ += text_.empty() ? "" : "\n";
        text_ += text;
    }
}

void PartRows::take_block(const Json& block) {
    const std::int64_t ordinal = blocks_++;
    const std::int64_t page = page_of(block);
    page_ = page_ == 0 ? page : page_;
    const std::string& text = block.at("text").get_ref<const std::string&>();
    const auto weight = static_cast<double>(text.size() + 1);
    sureness_ += block.at("confidence").get<double>() * weight;
    weight_ += weight;
    add(Table::blocks, number_, ordinal, articles_, text_at(block, "id"), text_at(block, "type"), integer_at(block, "level"), text_at(block, "marker"),
        text, page_value(page), text_at(block, "rule"), real_at(block, "confidence"), flag_at(block, "checked"));
    if (const auto caption = block.find("caption"); caption != block.end()) {
        add_text(caption->get_ref<const std::string&>());
    }
    add_text(text);
    if (block.contains("cells")) {
        take_table(block, ordinal);
    }
}

void PartRows::take_table(const Json& block, std::int64_t ordinal) {
    add(Table::tables, number_, tables_++, ordinal, text_at(block, "caption"), integer_at(block, "rows"), integer_at(block, "columns"),
        text_at(block, "continued_from"));
    std::int64_t row = -1;
    for (const Json& cell : block.at("cells")) {
        const std::string& text = cell.at("text").get_ref<const std::string&>();
        add(Table::cells, number_, cells_++, ordinal, integer_at(cell, "row"), integer_at(cell, "column"), integer_at(cell, "row_span"),
            integer_at(cell, "column_span"), std::int64_t{cell.contains("header") ? 1 : 0}, text);
        const auto at = cell.at("row").get<std::int64_t>();
        if (at != row) {
            add_text(text);
        } else {
            text_ += "\t" + text;
        }
        row = text_.empty() ? -1 : at;
    }
}

void PartRows::take_article(const Json& article) {
    const std::string at = "/sections/" + std::to_string(sections_) + "/articles/" + std::to_string(articles_of_section_++);
    for (const char* const name : {"title", "subtitle", "byline"}) {
        if (const auto found = article.find(name); found != article.end()) {
            titles_[at + "/" + name] = found->get<std::string>();
        }
    }
    const auto characters = static_cast<std::int64_t>(model::count_characters(text_));
    add(Table::articles, number_, articles_, number_ * kArticlesPerDocument + articles_, sections_, text_at(article, "id"), text_at(article, "title"),
        text_at(article, "subtitle"), text_at(article, "byline"), page_value(page_), characters, std::move(text_));
    ++articles_;
    text_.clear();
    page_ = 0;
}

void PartRows::take_section(const Json& section) {
    if (const auto title = section.find("title"); title != section.end()) {
        titles_["/sections/" + std::to_string(sections_) + "/title"] = title->get<std::string>();
    }
    add(Table::sections, number_, sections_++, text_at(section, "id"), text_at(section, "title"), text_at(section, "marker"));
    articles_of_section_ = 0;
}

void PartRows::take_mention(const Json& mention) {
    add(Table::fields, number_, fields_++, "/mentions/" + std::to_string(mentions_++), "mentions/" + mention.at("kind").get<std::string>(),
        text_at(mention, "value"), text_at(mention, "text"), text_at(mention, "rule"), real_at(mention, "confidence"));
}

void PartRows::add_field(const std::string& pointer, const std::string& name, Value value, const Json* evidence) {
    add(Table::fields, number_, fields_++, pointer, name, std::move(value), evidence != nullptr ? text_at(*evidence, "raw") : Value(nullptr),
        evidence != nullptr ? text_at(*evidence, "rule") : Value(nullptr),
        evidence != nullptr ? real_at(*evidence, "confidence") : Value(nullptr));
}

/// Each value inside is a field; its evidence is that of its own pointer, or of the nearest one above it.
void PartRows::flatten(const Json& value, const std::string& pointer, const std::string& name) {
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            flatten(value[i], pointer + "/" + std::to_string(i), name);
        }
        return;
    }
    if (value.is_object()) {
        for (const auto& [key, child] : value.items()) {
            flatten(child, pointer + "/" + key, name + "/" + key);
        }
        return;
    }
    const Json* found = nullptr;
    for (std::string at = pointer; found == nullptr && at.rfind('/') != 0; at.resize(at.rfind('/'))) {
        if (const auto entry = evidence_->find(at); entry != evidence_->end()) {
            found = &*entry;
            used_[at] = true;
        }
    }
    add_field(pointer, name, value.is_string() ? value.get<std::string>() : value.dump(), found);
}

void PartRows::take_fields(const Json& rest) {
    evidence_ = &rest.at("evidence");
    for (const char* const name : {"masthead", "contents", "official", "colophon"}) {
        if (const auto found = rest.find(name); found != rest.end()) {
            flatten(*found, std::string("/") + name, name);
        }
    }
    for (const auto& [pointer, entry] : evidence_->items()) {
        if (!used_.contains(pointer)) {
            const auto title = titles_.find(pointer);
            add_field(pointer, name_of(pointer), title == titles_.end() ? Value(nullptr) : Value(title->second), &entry);
        }
    }
    evidence_ = nullptr;
}

void PartRows::finish(const Json& rest, const Json& source, const Json& generator, const DocumentKey& key) {
    if (const auto title = rest.find("title"); title != rest.end()) {
        titles_["/title"] = title->get<std::string>();
    }
    take_fields(rest);
    const Json none = Json::object();
    const auto metadata = source.find("metadata");
    const Json& about = metadata == source.end() ? none : *metadata;
    const auto sums = rest.find("accounting");
    add(Table::documents,
        number_, key.sha256, key.archive_path, pointer_, text_at(source, "name"), text_at(source, "media_type"), integer_at(source, "bytes"),
        integer_at(source, "page_count"), text_at(source, "origin"), text_at(about, "author"), text_at(about, "producer"), text_at(about, "created"),
        text_at(about, "modified"), rest.at("kind").get<std::string>(), text_at(rest, "title"),
        first_of(rest, {"/official/issuers/0", "/official/authority_mark", "/masthead/issuer"}), first_of(rest, {"/official/issued_on", "/masthead/date"}),
        first_of(rest, {"/official/document_number/text", "/masthead/issue/label"}), text_at(generator, "profile"), text_at(generator, "version"),
        sums == rest.end() ? Value(nullptr) : integer_at(*sums, "source_chars"), weight_ > 0 ? Value(std::round(1000 * sureness_ / weight_) / 1000) : Value(nullptr));
}

}  // namespace bianmu::store
