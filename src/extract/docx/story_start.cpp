#include <algorithm>
#include <utility>

#include "extract/docx/dates.h"
#include "extract/docx/story.h"
#include "extract/docx/style_names.h"
#include "extract/docx/symbols.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

bool is_understood(const Element& element) {
    const std::string_view required = element.get(Name::Requires);
    for (std::size_t start = 0; start < required.size();) {
        const std::size_t end = std::min(required.find(' ', start), required.size());
        const Ns ns = element.prefix(required.substr(start, end - start));
        if (end > start && ns != Ns::wps && ns != Ns::wpg && ns != Ns::wpc && ns != Ns::word_extension) {
            return false;
        }
        start = end + 1;
    }
    return true;
}

/// Whether an element may hold the properties from before a change.
bool is_former(Name name) {
    switch (name) {
        case Name::rPrChange:
        case Name::pPrChange:
        case Name::sectPrChange:
        case Name::tblPrChange:
        case Name::trPrChange:
        case Name::tcPrChange:
        case Name::tblGridChange:
        case Name::tblPrExChange:
        case Name::numberingChange:
            return true;
        default:
            return false;
    }
}

}  // namespace

Story::Story(Shared& shared, int part, const std::vector<Relationship>& relationships, bool runs_kept)
    : shared_(shared), part_(part), counters_(shared.formatting.numbering), box_counters_(shared.formatting.numbering), number_fields_(shared.formatting.numbering, counters_), page_(runs_kept ? 1 : 0), runs_kept_(runs_kept) {
    for (const Relationship& relationship : relationships) {
        relationships_.emplace(relationship.id, &relationship);
    }
    containers_.emplace_back();
}

void Story::start(const Element& element) {
    const bool is_word = element.ns == Ns::w;
    if (is_word && element.name == Name::p && (skip_ > 0 || unread_ > 0)) {
        ++paragraph_count_;
    }
    if (skip_ > 0) {
        ++skip_;
        return;
    }
    if (unread_ > 0) {
        ++unread_;
        collecting_ = (is_word || element.ns == Ns::m) && (element.name == Name::t || element.name == Name::delText);
        text_.clear();
        if (element.ns == Ns::cx) {
            add_object(element);  // its fallback is a picture of it, and stays
        }
        return;
    }
    if (is_word) {
        start_word(element);
    } else {
        start_elsewhere(element);
    }
}

void Story::start_elsewhere(const Element& element) {
    switch (element.ns) {
        case Ns::mc:
            start_alternate(element);
            break;
        case Ns::m:
            start_formula(element);
            break;
        case Ns::v:
        case Ns::o:
            start_vml(element);
            break;
        case Ns::wp:
        case Ns::a:
        case Ns::pic:
        case Ns::wps:
            start_drawing(element);
            break;
        case Ns::c:
        case Ns::cx:
        case Ns::dgm:
            add_object(element);
            push(Context::other);
            break;
        case Ns::word_extension:
            if (element.name == Name::symEx && in_text_flow()) {
                emit_text(symbol_text(element.get(Name::font), element.get(Name::char_)));
            }
            push(Context::other);
            break;
        default:
            push(Context::other);
            break;
    }
}

void Story::start_alternate(const Element& element) {
    switch (element.name) {
        case Name::AlternateContent:
            alternates_.push_back(false);
            push(Context::alternate);
            break;
        case Name::Choice:
        case Name::Fallback:
            if (alternates_.empty() || alternates_.back() || (element.name == Name::Choice && !is_understood(element))) {
                unread_ = 1;
                break;
            }
            alternates_.back() = true;
            push(Context::other);
            break;
        default:
            push(Context::other);
            break;
    }
}

void Story::start_word(const Element& element) {
    switch (element.name) {
        case Name::document:
            is_document_ = true;
            push(Context::other);
            return;
        case Name::sdt:
            start_control();
            return;
        case Name::sdtPr:
            start_control_properties();
            return;
        case Name::sdtEndPr:
        case Name::tblGrid:
            skip();
            return;
        default:
            break;
    }
    if (is_former(element.name)) {
        start_former_properties(element);
    } else if (!start_property(element)) {
        start_paragraph_level(element);
    }
}

/// Elements inside the property elements; false if the element stands elsewhere.
bool Story::start_property(const Element& element) {
    switch (parent()) {
        case Context::paragraph_properties:
        case Context::paragraph_group:
            switch (element.name) {
                case Name::rPr:
                    push(Context::mark_properties);
                    break;
                case Name::sectPr:
                    read_section(element);
                    break;
                case Name::ins:
                    start_revision(element);
                    break;
                case Name::pStyle:
                    if (in_text_flow()) {
                        const std::int32_t style = shared_.formatting.styles.find(element.get(Name::val), StyleType::paragraph);
                        paragraph().styles.paragraph = style >= 0 ? style : paragraph().styles.paragraph;
                        if (const int level = style < 0 ? heading_level(lower(element.text(Name::val))) : -1; level >= 0) {
                            paragraph().direct.outline = level;  // named, but not defined
                        }
                    }
                    push(Context::other);
                    break;
                default:
                    if (in_text_flow()) {
                        read_paragraph_property(element, paragraph().direct);
                    }
                    push(Context::paragraph_group);
            }
            return true;
        case Context::mark_properties:
            if (in_text_flow() && element.name == Name::vanish) {
                paragraph().mark_hidden = element.on();
            }
            if (!in_text_flow() || !start_revision(element)) {
                push(Context::other);
            }
            return true;
        case Context::run_properties:
            if (element.name == Name::rPr) {
                push(Context::run_properties);  // those before a change
                return true;
            }
            if (element.name == Name::rStyle) {
                paragraph().run_style = shared_.formatting.styles.find(element.get(Name::val), StyleType::character);
            } else if (element.name == Name::eastAsianLayout) {
                paragraph().run_brackets = read_brackets(element);
            } else {
                read_run_property(element, shared_.formatting.theme, shared_.fonts, paragraph().run);
            }
            push(Context::other);
            return true;
        case Context::control_properties:
        case Context::control_list:
            start_control_property(element);
            return true;
        case Context::form_field:
            if (fields_.size() > container().first_field) {
                read_form_field(element, fields_.back().form);
            }
            push(Context::form_field);
            return true;
        case Context::table_properties:
        case Context::table_borders:
        case Context::row_properties:
        case Context::cell_properties:
        case Context::cell_borders:
            start_table_level(element);
            return true;
        case Context::section:
        case Context::section_footnotes:
        case Context::section_endnotes:
        case Context::former_section:
            read_section(element);
            return true;
        default:
            return false;
    }
}

void Story::start_paragraph_level(const Element& element) {
    switch (element.name) {
        case Name::p:
            begin_paragraph(element);
            push(Context::paragraph);
            break;
        case Name::pPr:
            push(parent() == Context::paragraph ? Context::paragraph_properties : Context::other);
            break;
        case Name::sectPr:
            read_section(element);
            break;
        case Name::hyperlink:
            outer_links_.push_back(in_text_flow() ? paragraph().link : -1);
            if (in_text_flow()) {
                std::string target;
                if (const auto found = relationships_.find(std::string(element.find(Ns::r, Name::id).value_or(std::string_view())));
                    found != relationships_.end()) {
                    target = found->second->target;
                }
                if (const std::string anchor = element.text(Name::anchor); !anchor.empty()) {
                    target += "#" + anchor;
                }
                paragraph().link = target.empty() ? paragraph().link : shared_.link(target);
            }
            push(Context::hyperlink);
            break;
        case Name::fldSimple:
            open_field();
            fields_.back().instruction = element.text(Name::instr);
            fields_.back().in_result = !is_silent_field(fields_.back().instruction);
            page_field_ = page_field_ || is_page_field(fields_.back().instruction);
            if (const std::string target = hyperlink_target(fields_.back().instruction); !target.empty()) {
                fields_.back().link = shared_.link(target);
            }
            push(Context::simple_field);
            break;
        case Name::ins:
        case Name::moveTo:
        case Name::del:
        case Name::moveFrom:
            start_revision(element);
            break;
        case Name::tbl:
        case Name::tblPr:
        case Name::tblPrEx:
        case Name::tr:
        case Name::trPr:
        case Name::tc:
        case Name::tcPr:
            start_table_level(element);
            break;
        case Name::footnote:
        case Name::endnote:
        case Name::comment: {
            const std::string_view type = element.get(Name::type);
            begin_container(false);
            open_notes_.push_back(notes_.size());
            notes_.push_back({std::string(element.get(Name::id)), !type.empty() && type != "normal", model::to_nfc(element.text(Name::author)),
                              read_date(element.get(Name::date)), {}});
            push(Context::note);
            break;
        }
        case Name::altChunk:
        case Name::subDoc:
            add_document(element);
            push(Context::other);
            break;
        default:
            if (in_text_flow()) {
                start_run_content(element);
            } else {
                push(Context::other);
            }
    }
}

void Story::start_run_content(const Element& element) {
    switch (element.name) {
        case Name::r:
            begin_run();
            return;
        case Name::rPr:
            push(parent() == Context::run ? Context::run_properties : Context::other);
            return;
        case Name::t:
        case Name::delText:
        case Name::instrText:
        case Name::delInstrText:
            push(element.name == Name::t ? Context::text : element.name == Name::delText ? Context::deleted_text : Context::instruction);
            collecting_ = true;
            preserve_ = element.name != Name::t || element.find(Ns::xml, Name::space) == "preserve";
            text_.clear();
            return;
        case Name::tab:
        case Name::ptab:
            emit_text("\t");
            break;
        case Name::cr:
            emit_text("\n");
            break;
        case Name::br:
            if (element.get(Name::type) == "page") {
                page_break();
            } else {
                emit_text("\n");
            }
            break;
        case Name::lastRenderedPageBreak:
            rendered_break();
            break;
        case Name::noBreakHyphen:
            emit_text("\u2011");
            break;
        case Name::sym:
            emit_text(symbol_text(element.get(Name::font), element.get(Name::char_)));
            break;
        case Name::fldChar:
            start_field_character(element);
            push(element.get(Name::fldCharType) == "begin" && !dropping() ? Context::form_field : Context::other);
            return;
        case Name::footnoteReference:
            start_reference(element, shared_.footnotes);
            break;
        case Name::endnoteReference:
            start_reference(element, shared_.endnotes);
            break;
        case Name::commentReference:
            start_reference(element, shared_.comments);
            break;
        case Name::ruby:
            push(Context::ruby);
            return;
        case Name::rt:
            ++ruby_depth_;
            push(Context::ruby_text);
            return;
        case Name::drawing:
        case Name::pict:
        case Name::object:
            drawings_.emplace_back();
            push(Context::drawing);
            return;
        case Name::txbxContent:
            begin_container(false);
            ++box_depth_;
            push(Context::text_box);
            return;
        default:
            break;
    }
    push(Context::other);
}

void Story::begin_run() {
    begin_content();
    ParagraphState& state = paragraph();
    state.run = RunProperties();
    state.run_brackets = {};
    state.run_style = state.run_revision = -1;
    state.run_resolved = false;
    push(Context::run);
}

void Story::open_field() {
    Field field;
    if (fields_.size() > container().first_field) {
        const Field& around = fields_.back();
        field.link = around.link;
        field.within_instruction = around.within_instruction || !around.in_result;
    }
    fields_.push_back(std::move(field));
}

void Story::start_field_character(const Element& element) {
    if (dropping()) {
        return;  // what is left of its field is plain text
    }
    const std::string_view type = element.get(Name::fldCharType);
    const std::size_t base = container().first_field;
    if (type == "begin") {
        open_field();
    } else if (fields_.size() > base && type == "separate") {
        Field& field = fields_.back();
        field.in_result = !is_silent_field(field.instruction);
        shared_.accounting.discard("hidden", std::exchange(field.stray, {}));
        page_field_ = page_field_ || is_page_field(field.instruction);
        if (const std::string target = hyperlink_target(field.instruction); !target.empty()) {
            field.link = shared_.link(target);
        }
    } else if (fields_.size() > base && type == "end") {
        page_field_ = page_field_ || is_page_field(fields_.back().instruction);
        end_field();
    }
}

void Story::start_reference(const Element& element, const std::unordered_map<std::string, std::int32_t>& notes) {
    const auto found = notes.find(std::string(element.get(Name::id)));
    if (found == notes.end()) {
        return;
    }
    if (dropping()) {
        shared_.dropped.push_back(found->second);
        return;
    }
    if (std::find(shared_.referenced.begin(), shared_.referenced.end(), found->second) == shared_.referenced.end()) {
        shared_.referenced.push_back(found->second);
    }
    const std::string_view custom = element.get(Name::customMarkFollows);
    if (custom == "1" || custom == "true" || custom == "on") {
        paragraph().pending_note = found->second;
    } else {
        begin_content();
        number_paragraph();
        Marks mark = marks();
        mark.note = found->second;
        paragraph().builder.append_mark(look(), mark);
    }
}

void Story::read_section(const Element& element) {
    switch (element.name) {
        case Name::sectPr:
            section_continues_ = false;
            push(parent() == Context::former_section ? Context::former_section : Context::section);
            return;
        case Name::type:
            section_continues_ = element.get(Name::val) == "continuous" || element.get(Name::val) == "nextColumn";
            break;
        case Name::headerReference:
        case Name::footerReference:
            furniture_ids_.emplace_back(element.find(Ns::r, Name::id).value_or(std::string_view()));
            break;
        case Name::footnotePr:
            push(Context::section_footnotes);
            return;
        case Name::endnotePr:
            push(Context::section_endnotes);
            return;
        case Name::numFmt:
            (parent() == Context::section_endnotes ? endnote_format_ : footnote_format_) = parse_number_format(element.get(Name::val));
            break;
        default:
            break;
    }
    push(Context::other);
}

}  // namespace bianmu::extract::docx
