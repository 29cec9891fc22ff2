#include "extract/pdf/backend/image_sizes.h"

#include <algorithm>
#include <cmath>

namespace bianmu::extract::pdf::backend {

namespace {

bool is_jpeg2000(Dict& dict) {
    const Object filter = dict.lookup("Filter");
    if (filter.isArray()) {
        for (int i = 0; i < filter.arrayGetLength(); ++i) {
            if (filter.arrayGet(i).isName("JPXDecode")) {
                return true;
            }
        }
        return false;
    }
    return filter.isName("JPXDecode");
}

int size_of(Dict& dict, const char* key) {
    const Object value = dict.lookup(key);
    return value.isInt() && value.getInt() > 0 ? value.getInt() : 0;
}

}  // namespace

void ImageSizes::push(Dict* resources) {
    scopes_.push_back(resources != nullptr ? look(*resources) : Scope{});
}

void ImageSizes::push_form(Ref form) {
    const auto [entry, added] = forms_.try_emplace(form);
    if (added) {
        const Object stream = xref_->fetch(form);
        const Object resources = stream.isStream() ? stream.streamGetDict()->lookup("Resources") : null_object();
        if (resources.isDict()) {
            entry->second = {true, look(*resources.getDict())};
        }
    }
    if (entry->second.first) {
        scopes_.push_back(entry->second.second);
    } else {
        scopes_.push_back(scopes_.empty() ? Scope{} : scopes_.back());
    }
}

void ImageSizes::pop() {
    if (!scopes_.empty()) {
        scopes_.pop_back();
    }
}

const ImageSizes::Entry& ImageSizes::entry(Dict& objects, int index) {
    const Object& link = objects.getValNF(index);
    if (link.isRef()) {
        if (const auto known = entries_.find(link.getRef()); known != entries_.end()) {
            return known->second;
        }
    }
    Entry out;
    const Object object = objects.getVal(index);
    if (object.isStream() && object.streamGetDict()->lookup("Subtype").isName("Image")) {
        Dict& dict = *object.streamGetDict();
        out = {true, !is_jpeg2000(dict), {size_of(dict, "Width"), size_of(dict, "Height")}};
    }
    return (link.isRef() ? entries_[link.getRef()] : direct_) = out;
}

ImageSizes::Scope ImageSizes::look(Dict& resources) {
    Scope scope;
    const Object objects = resources.lookup("XObject");
    if (!objects.isDict()) {
        return scope;
    }
    for (int i = 0; i < objects.dictGetLength(); ++i) {
        const Entry& found = entry(*objects.getDict(), i);
        if (found.image) {
            scope.cheap = scope.cheap && found.cheap;
            scope.sizes.push_back(found.size);
        }
    }
    return scope;
}

std::pair<int, int> ImageSizes::nearest(const model::Box& box) const {
    constexpr double tolerance = 0.05;  // of the ratio of the sides
    std::pair<int, int> best{0, 0};
    if (scopes_.empty() || box.width() <= 0 || box.height() <= 0) {
        return best;
    }
    const std::vector<std::pair<int, int>>& sizes = scopes_.back().sizes;
    if (sizes.size() == 1) {
        return sizes[0];
    }
    double least = tolerance;
    for (const auto& size : sizes) {
        if (size.first == 0 || size.second == 0) {
            continue;
        }
        const double difference = std::abs(std::log(box.width() / box.height() * size.second / size.first));
        if (difference < least) {
            least = difference;
            best = size;
        }
    }
    return best;
}

}  // namespace bianmu::extract::pdf::backend
