#include "extract/pdf/backend/object_source.h"

#include <XRef.h>

#include <algorithm>

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMostUnpacked = 16;  // object streams kept at a time
constexpr int kMaxUnpackings = 20'000;     // of one document
constexpr int kMaxObjectsOfStream = 100'000;

}  // namespace

ObjectSource::ObjectSource(PDFDoc& doc, std::span<const std::byte> file, const model::Limits& limits)
    : xref_(doc.getXRef()),
      file_(reinterpret_cast<const char*>(file.data()), file.size()),
      encrypted_(doc.isEncrypted()),
      contents_(file, doc.isEncrypted(), limits),
      tokens_(file_) {}

Tokenizer* ObjectSource::open(int number) {
    if (number < 0 || number >= xref_->getNumObjects()) {
        return nullptr;
    }
    const XRefEntry& entry = *xref_->getEntry(number, false);
    in_stream_ = entry.type == xrefEntryCompressed;
    if (in_stream_) {
        return open_in_stream(number, static_cast<int>(entry.offset), entry.gen);
    }
    return entry.type == xrefEntryUncompressed && entry.offset > 0 ? open_in_file(number, static_cast<std::size_t>(entry.offset)) : nullptr;
}

Tokenizer* ObjectSource::open_in_file(int number, std::size_t offset) {
    if (offset >= file_.size()) {
        return nullptr;
    }
    tokens_.release();
    tokens_.move_to(offset);
    const Token written = tokens_.next();
    const Token generation = tokens_.next();
    const Token keyword = tokens_.next();
    const bool found = written.kind == Token::Kind::number && written.number == number && generation.kind == Token::Kind::number &&
                       keyword.kind == Token::Kind::keyword && keyword.text == "obj";
    return found ? &tokens_ : nullptr;
}

Tokenizer* ObjectSource::open_in_stream(int number, int stream, int index) {
    Unpacked* const unpacked = unpack(stream);
    if (unpacked == nullptr || index < 0 || static_cast<std::size_t>(index) >= unpacked->objects.size() ||
        unpacked->objects[static_cast<std::size_t>(index)].first != number) {
        return nullptr;
    }
    unpacked->tokens->release();
    unpacked->tokens->move_to(unpacked->objects[static_cast<std::size_t>(index)].second);
    return unpacked->tokens.get();
}

ObjectSource::Unpacked* ObjectSource::unpack(int stream) {
    const auto known = std::find_if(unpacked_.begin(), unpacked_.end(), [stream](const Unpacked& entry) { return entry.number == stream; });
    if (known != unpacked_.end()) {
        unpacked_.splice(unpacked_.begin(), unpacked_, known);
        return &unpacked_.front();
    }
    if (++unpackings_ > kMaxUnpackings || contents_.too_large()) {
        return nullptr;
    }
    const Object object = xref_->fetch(Ref{stream, 0});
    if (!object.isStream()) {
        return nullptr;
    }
    const Object count = object.streamGetDict()->lookup("N");
    const Object first = object.streamGetDict()->lookup("First");
    if (!count.isInt() || !first.isInt() || count.getInt() < 0 || first.getInt() < 0) {
        return nullptr;
    }
    if (unpacked_.size() >= kMostUnpacked) {
        unpacked_.pop_back();
    }
    Unpacked& entry = unpacked_.emplace_front();
    entry.number = stream;
    entry.bytes = contents_.bytes_of(object);
    entry.tokens = std::make_unique<Tokenizer>(entry.bytes);
    for (int i = 0; i < std::min(count.getInt(), kMaxObjectsOfStream); ++i) {
        const Token number = entry.tokens->next();
        const Token offset = entry.tokens->next();
        if (number.kind != Token::Kind::number || number.number < 0 || number.number > 1e9 || offset.kind != Token::Kind::number ||
            offset.number < 0 || offset.number > static_cast<double>(entry.bytes.size())) {
            break;
        }
        const std::size_t at = static_cast<std::size_t>(first.getInt()) + static_cast<std::size_t>(offset.number);
        entry.objects.emplace_back(static_cast<int>(number.number), std::min(at, entry.bytes.size()));
    }
    return &entry;
}

}  // namespace bianmu::extract::pdf::backend
