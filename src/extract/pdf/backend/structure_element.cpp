#include "extract/pdf/backend/structure_element.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMaxAttributes = 8;  // attribute objects of one element

using Kind = Token::Kind;

int whole(const Token& token) {
    return token.kind == Kind::number && token.number >= 0 && token.number < 1e9 ? static_cast<int>(token.number) : -1;
}

int step(const Token& token) {
    return token.kind == Kind::array_begin || token.kind == Kind::dict_begin ? 1
           : token.kind == Kind::array_end || token.kind == Kind::dict_end   ? -1
                                                                             : 0;
}

// The rest of what `first` begins.
void skip(Tokenizer& tokens, const Token& first) {
    for (int depth = step(first); depth > 0;) {
        const Token token = tokens.next();
        if (token.kind == Kind::end) {
            return;
        }
        depth += step(token);
    }
}

// The object that a reference beginning with `first` names; -1 if it is a plain number.
int reference(Tokenizer& tokens, const Token& first) {
    const std::size_t behind = tokens.position();
    if (whole(first) >= 0 && tokens.next().kind == Kind::number) {
        const Token keyword = tokens.next();
        if (keyword.kind == Kind::keyword && keyword.text == "R") {
            return whole(first);
        }
    }
    tokens.move_to(behind);
    return -1;
}

void read_kids(Tokenizer& tokens, const Token& first, std::size_t max_kids, std::vector<StructureElement::Kid>& kids);

// What stands behind the `<<`. Kids of a dictionary inside another are not read: a reference to marked content has none.
void read_dictionary(Tokenizer& tokens, std::size_t max_kids, StructureElement& out) {
    for (Token key = tokens.next(); key.kind != Kind::end && key.kind != Kind::dict_end; key = tokens.next()) {
        if (key.kind != Kind::name) {
            continue;  // the rest of a reference
        }
        const std::size_t behind = tokens.position();
        const Token value = tokens.next();
        if (value.kind == Kind::dict_end || value.kind == Kind::end) {
            return;
        }
        if (key.text == "S" && value.kind == Kind::name) {
            out.role = value.text;
        } else if (key.text == "K" && max_kids > 0) {
            read_kids(tokens, value, max_kids, out.kids);
        } else if (key.text == "Pg") {
            out.page = reference(tokens, value);
        } else if (key.text == "MCID") {
            out.mcid = whole(value);
        } else if (key.text == "ActualText" && value.kind == Kind::string) {
            out.actual_text = value.text;
        } else if (key.text == "Alt" && value.kind == Kind::string) {
            out.alt = value.text;
        } else {
            out.foreign = out.foreign || key.text == "Stm" || (key.text == "Type" && value.text == "OBJR");
            out.attributes = key.text == "A" ? behind : out.attributes;
            skip(tokens, value);
        }
    }
}

void read_kids(Tokenizer& tokens, const Token& first, std::size_t max_kids, std::vector<StructureElement::Kid>& kids) {
    const bool list = first.kind == Kind::array_begin;
    for (Token token = list ? tokens.next() : first; token.kind != Kind::array_end && token.kind != Kind::end; token = tokens.next()) {
        if (token.kind == Kind::dict_begin) {
            StructureElement content;
            read_dictionary(tokens, 0, content);
            if (content.mcid >= 0 && !content.foreign) {
                kids.push_back({content.mcid, false, content.page});
            }
        } else if (const int object = reference(tokens, token); object >= 0) {
            kids.push_back({object, true, -1});
        } else if (const int mcid = whole(token); mcid >= 0) {
            kids.push_back({mcid, false, -1});
        } else {
            skip(tokens, token);
        }
        if (!list || kids.size() >= max_kids) {
            return;
        }
    }
}

void read_spans(Tokenizer& tokens, CellSpan& span) {
    for (Token key = tokens.next(); key.kind != Kind::end && key.kind != Kind::dict_end; key = tokens.next()) {
        if (key.kind != Kind::name) {
            continue;
        }
        const Token value = tokens.next();
        if (key.text == "RowSpan") {
            span.rows = whole(value);
        } else if (key.text == "ColSpan") {
            span.columns = whole(value);
        } else if (value.kind == Kind::dict_end) {
            return;
        } else {
            skip(tokens, value);
        }
    }
}

}  // namespace

bool read_element(Tokenizer& tokens, std::size_t max_kids, StructureElement& out) {
    std::vector<StructureElement::Kid> kids = std::move(out.kids);
    kids.clear();
    out = {};
    out.kids = std::move(kids);
    const Token first = tokens.next();
    if (first.kind == Kind::dict_begin) {
        read_dictionary(tokens, max_kids, out);
        return true;
    }
    if (first.kind == Kind::array_begin) {
        read_kids(tokens, first, max_kids, out.kids);
        return true;
    }
    return false;
}

void read_attributes(Tokenizer& tokens, CellSpan& span, std::vector<int>& objects) {
    const Token first = tokens.next();
    const bool list = first.kind == Kind::array_begin;
    Token token = list ? tokens.next() : first;
    for (std::size_t i = 0; i < kMaxAttributes; ++i, token = tokens.next()) {
        if (token.kind == Kind::dict_begin) {
            read_spans(tokens, span);
        } else if (const int object = reference(tokens, token); object >= 0) {
            objects.push_back(object);
        } else {
            return;
        }
        if (!list) {
            return;
        }
    }
}

}  // namespace bianmu::extract::pdf::backend
