/** One call of `benchmarks/gil_stall.py`, as the page on the GIL and single calls shows it. */
export interface GilCall {
  /** The name in the benchmark's rows, which is also what readers see. */
  readonly call: string;
  /** The work of `c_gil_release` that does the same in two threads. */
  readonly work?: string;
  /** What the numbers do not say. Sentences may hold `code`. */
  readonly note?: string;
  /** What else people look for when they mean this call. */
  readonly words?: string;
}

/** By what the call is about, in the order of the page. */
export const gilCalls: Readonly<Record<string, readonly GilCall[]>> = {
  waiting: [
    { call: 'time.sleep(0.3)' },
    { call: 'socket.recv(1024)', words: 'network http requests urllib database driver' },
    { call: "subprocess.run(['sleep', '0.3'])", words: 'Popen communicate wait' },
    { call: 'lock.acquire(timeout=0.3)', words: 'threading.Lock' },
    { call: 'event.wait(0.3)', words: 'threading.Event' },
    { call: 'queue.Queue().get(timeout=0.3)' },
    { call: 'select.select([], [], [], 0.3)', words: 'poll epoll selectors' },
    {
      call: 'ctypes.CDLL(None).usleep(300_000)',
      note: '`CDLL` lets go around every foreign function.',
      words: 'cffi C extension',
    },
    {
      call: 'ctypes.PyDLL(None).usleep(300_000)',
      note: '`PyDLL` does not: it is for functions that use Python’s own C API.',
      words: 'C extension',
    },
  ],
  'files and data bases': [
    { call: 'file.write(data)' },
    { call: 'os.fsync(file)' },
    {
      call: "open(path, 'rb').read()",
      work: 'file_read',
      note: 'One big read. The two threads read a small file 40,000 times, and lose time at every return to the lock.',
    },
    { call: 'open(path).read()', note: 'Reading lets go, decoding bytes to text does not.', words: 'read_text utf-8' },
    { call: 'shutil.copyfile(a, b)' },
    {
      call: 'sqlite3: SELECT',
      work: 'sqlite_query',
      note: 'Lets go for every step, so two threads at once mostly hand the lock to and fro.',
      words: 'database query execute fetchone',
    },
    {
      call: 'sqlite3: executemany(INSERT)',
      work: 'sqlite_insert',
      note: 'As above, once for each row.',
      words: 'database',
    },
  ],
  bytes: [
    { call: 'hashlib.sha256(data)', work: 'sha256_big', words: 'md5 sha1 blake2 checksum hash' },
    {
      call: 'hashlib.sha256(data[:1024]), in a loop',
      work: 'sha256_1kb',
      note: 'Below 2048 bytes a call, hashlib keeps the lock; the loop around it is Python.',
      words: 'small hash',
    },
    { call: 'hashlib.pbkdf2_hmac(…)', work: 'pbkdf2', words: 'password' },
    { call: 'hashlib.scrypt(…)', words: 'password' },
    { call: 'zlib.compress(data)', work: 'zlib_compress', words: 'deflate zip' },
    { call: 'zlib.decompress(data)', words: 'inflate unzip' },
    { call: 'zlib.crc32(data)', words: 'checksum' },
    { call: 'gzip.compress(data)' },
    { call: 'bz2.compress(data)', work: 'bz2_compress' },
    { call: 'lzma.compress(data)', work: 'lzma_compress', words: 'xz' },
    { call: 'base64.b64encode(data)', words: 'binascii' },
    { call: "bytes.replace(b' ', b'--')" },
    { call: 'bytes(memoryview)', words: 'copy memcpy bytearray' },
    { call: 'os.urandom(n)', words: 'secrets' },
    { call: 'random.randbytes(n)', note: 'Two long calls in C, one after the other, with a turn between them.' },
  ],
  'text and formats': [
    {
      call: "re.search(r'\\s+$', text), backtracking",
      note: 'The whole program stands still for as long as the match takes.',
      words: 'regex regular expression catastrophic',
    },
    { call: "re.findall(r'\\d+ 7', text)", work: 'regex', words: 'regex regular expression' },
    { call: 'json.dumps(records)', work: 'json_dumps' },
    { call: 'json.loads(text)', work: 'json_loads' },
    { call: 'pickle.dumps(records)' },
    { call: 'pickle.loads(data)' },
    { call: 'list(csv.reader(lines))' },
    { call: 'ElementTree.fromstring(text)', words: 'xml parse' },
    { call: "struct.unpack('…d', data)" },
    { call: 'ast.parse(source)' },
    { call: 'compile(source, …)', words: 'import exec eval' },
    { call: "','.join(strings)", words: 'str.join' },
    { call: 'text.split()', words: 'str.split' },
  ],
  'built-in types': [
    { call: 'sorted(floats)', work: 'list_sort', words: 'list.sort' },
    {
      call: 'sorted(floats, key=lambda x: -x)',
      note: 'Threads change turns in the key function; once the keys are there, the sort itself holds.',
      words: 'list.sort',
    },
    { call: 'sum(range(n))' },
    { call: 'list(range(n))' },
    { call: 'set(strings)', words: 'dict hash' },
    { call: 'collections.Counter(words)' },
    { call: 'big_int * big_int', work: 'big_integer' },
    { call: 'math.factorial(n)' },
    { call: "array.array('d', floats)" },
    { call: 'array.byteswap()' },
    { call: 'gc.collect()', note: 'It runs by itself, too: with many objects that is a pause for every thread.' },
    { call: 'big_list.clear()', note: 'As does whatever else lets go of millions of objects at once.', words: 'del' },
  ],
  'Python code': [
    { call: 'for n in range(…): total += n', note: 'Offered to the others every 5 ms.', words: 'pure loop while' },
    { call: 'copy.deepcopy(records)' },
    { call: 'random.shuffle(numbers)' },
  ],
};
