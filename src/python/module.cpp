// bianmu._native: the C door for Python. Its functions are called by bianmu/converter.py; _native.pyi says what they take.
#include <pybind11/pybind11.h>

#include <memory>
#include <string>

#include "capi/bianmu.h"

namespace py = pybind11;

namespace {

struct Free {
    void operator()(bianmu_result* result) const { bianmu_free(result); }
};
using Result = std::unique_ptr<bianmu_result, Free>;

/// The text as str; or raises the exception of the code, about `name`.
py::str text_of(const Result& result, const py::str& name) {
    if (const char* code = bianmu_code(result.get())) {
        const py::object error = py::module_::import("bianmu.errors").attr("BY_CODE")[code](bianmu_message(result.get()), name);
        PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(error.ptr())), error.ptr());
        throw py::error_already_set();
    }
    return {bianmu_text(result.get()), bianmu_size(result.get())};
}

py::str convert_file(const std::string& path, const std::string& options, const py::str& name) {
    Result result;
    {
        const py::gil_scoped_release others_run;
        result.reset(bianmu_convert_file(path.c_str(), options.c_str()));
    }
    return text_of(result, name);
}

py::str convert_bytes(const py::bytes& content, const std::string& options, const py::str& name) {
    char* bytes = nullptr;
    py::ssize_t size = 0;
    if (PyBytes_AsStringAndSize(content.ptr(), &bytes, &size) != 0) {
        throw py::error_already_set();
    }
    const std::string called = name;
    Result result;
    {
        const py::gil_scoped_release others_run;
        result.reset(bianmu_convert_bytes(bytes, static_cast<size_t>(size), called.c_str(), options.c_str()));
    }
    return text_of(result, name);
}

}  // namespace

PYBIND11_MODULE(_native, module) {
    module.doc() = "Conversion in this process, without the interpreter's lock.";
    module.attr("version") = bianmu_version();
    module.def("convert_file", &convert_file, py::arg("path"), py::arg("options"), py::arg("name"));
    module.def("convert_bytes", &convert_bytes, py::arg("content"), py::arg("options"), py::arg("name"));
}
