# tell: letter, in English. letter.de.ftl has the same ids.
letter-how = Please answer on the internet. Open this address, or scan the picture with the camera of your phone. Then enter the code.
letter-code = Your code
letter-qr = QR code with the address of the survey and your code
letter-once = The code is good for one person and once. You can stop at any time and go on later.
letter-anonymous = Your answers stay anonymous: the code is not kept with them. We do not see who answered what.
letter-until = You can answer until { $day }.
