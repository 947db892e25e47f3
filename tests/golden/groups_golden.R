# Differences of groups by R survey 4.1-1 (Debian): writes groups_answers.csv (made-up people) and groups_golden.csv. Each group of
# three is held against everybody else, one of two against the other; all are raked by age. Adjusted p-values by stepping down
# over the largest |t| of draws from the full covariance (Romano & Wolf 2005), of R's own normal numbers.
suppressMessages(library(survey)); options(digits=12)
set.seed(20261201); n<-900; k<-c("wifi","help","park")
age<-sample(c("young","old"),n,TRUE,c(.55,.45)); colour<-sample(c("red","green","blue"),n,TRUE,c(.5,.3,.2))
liking<-cbind(wifi=.2+.6*(age=="young")+.9*(colour=="red"),help=.5+.3*(age=="old"),park=.4+.45*(colour=="blue"))
top<-t(sapply(seq_len(n),function(i) k[order(-liking[i,]-.9*rlogis(3))[1:2]]))
second<-runif(n)<.6; answers<-ifelse(second,paste(top[,1],top[,2]),top[,1])
write.csv(data.frame(age,colour,top=answers),"groups_answers.csv",row.names=FALSE)
d<-data.frame(age,colour); for (j in k) d[[j]]<-as.numeric(top[,1]==j|(second&top[,2]==j))
des<-svydesign(id=~1,weights=~1,data=d)
des<-calibrate(des,~age,c(`(Intercept)`=n,ageyoung=.4*n),calfun="raking",epsilon=1e-13,maxit=100); w<-weights(des)
G<-list(); put<-function(key,v) G[[length(G)+1]]<<-data.frame(key=key,value=sprintf("%.12g",as.numeric(v)))
family<-function(name,groups,inside) {
  Z<-NULL; est<-NULL; keys<-NULL
  for (g in groups) for (j in k) { a<-inside(g); y<-d[[j]]; m<-function(s) sum(w[s]*y[s])/sum(w[s])
    Z<-cbind(Z,a*(y-m(a))/sum(w[a])-(!a)*(y-m(!a))/sum(w[!a])); est<-c(est,m(a)-m(!a)); keys<-c(keys,paste(name,g,j,sep=".")) }
  colnames(Z)<-paste0("z",seq_along(est)); x<-des; x$variables<-cbind(x$variables,Z)
  V<-vcov(svytotal(as.formula(paste("~",paste(colnames(Z),collapse="+"))),x)); se<-sqrt(diag(V)); t<-abs(est/se)
  e<-eigen(V); R<-e$vectors%*%diag(sqrt(pmax(e$values,0))); draws<-abs(t(R%*%matrix(rnorm(length(est)*200000),length(est)))/rep(se,each=200000))
  p<-numeric(length(est)); o<-order(-t); last<-0
  for (i in seq_along(o)) { left<-o[i:length(o)]; last<-max(last,mean(apply(draws[,left,drop=FALSE],1,max)>=t[o[i]])); p[o[i]]<-last }
  put(paste0(keys,".est"),est); put(paste0(keys,".se"),se); put(paste0(keys,".p"),p) }
family("age","young",function(g) age==g); family("colour",c("red","green","blue"),function(g) colour==g)
o<-do.call(rbind,G); write.csv(o,"groups_golden.csv",row.names=FALSE); print(o,row.names=FALSE)
